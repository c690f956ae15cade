import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput } from "./command.ts";

/** The text of a file, `-` standard input. Refusal invalidInput, at `place`. */
export async function readText(file: string, place: string): Promise<Result<string>> {
  try {
    return ok(file === "-" ? await text(process.stdin) : await readFile(file, "utf8"));
  } catch (error) {
    return badInput({ path: place, message: cliWords.unreadableFile(reasonOf(error)) });
  }
}

/** Reads a JSON file, `-` from standard input. Refusal invalidInput, at `place`. */
export async function readJson(file: string, place: string): Promise<Result<unknown>> {
  const content = await readText(file, place);
  if (!content.ok) return content;
  try {
    // Editors on Windows put a mark before the text that JSON does not know.
    return ok(JSON.parse(content.value.replace(/^\uFEFF/, "")) as unknown);
  } catch (error) {
    return badInput({ path: place, message: cliWords.notJson((error as Error).message) });
  }
}

/** ENOENT and its like: the system's name of what went wrong. */
export function reasonOf(error: unknown): string {
  return (error as { code?: string }).code ?? (error as Error).message;
}
