import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput } from "./command.ts";

const encodings: Record<string, string> = { fffe: "utf-16le", feff: "utf-16be" };

/** The text of a file, `-` standard input; in UTF-8, or in what the mark before it says, which editors on Windows put there. Refusal invalidInput, at `place`. */
export async function readText(file: string, place: string): Promise<Result<string>> {
  try {
    const bytes = file === "-" ? await buffer(process.stdin) : await readFile(file);
    return ok(new TextDecoder(encodings[bytes.toString("hex", 0, 2)]).decode(bytes));
  } catch (error) {
    return badInput({ path: place, message: cliWords.unreadableFile(reasonOf(error)) });
  }
}

/** Reads a JSON file, `-` from standard input. Refusal invalidInput, at `place`. */
export async function readJson(file: string, place: string): Promise<Result<unknown>> {
  const content = await readText(file, place);
  if (!content.ok) return content;
  try {
    return ok(JSON.parse(content.value) as unknown);
  } catch (error) {
    return badInput({ path: place, message: cliWords.notJson((error as Error).message) });
  }
}

/** ENOENT and its like: the system's name of what went wrong. */
export function reasonOf(error: unknown): string {
  return (error as { code?: string }).code ?? (error as Error).message;
}
