import { writeFile } from "node:fs/promises";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput } from "./command.ts";
import { reasonOf } from "./input.ts";

/** Writes the file that a command was asked for, and answers where it is. */
export async function writeOut(out: string, file: Uint8Array): Promise<Result<{ value: { file: string }; text: string }>> {
  try {
    await writeFile(out, file);
  } catch (error) {
    return badInput({ path: "--out", message: cliWords.unwritableFile(reasonOf(error)) });
  }
  return ok({ value: { file: out }, text: out });
}
