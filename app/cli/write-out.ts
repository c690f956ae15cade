import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { makeFile } from "#app/documents/make-file.ts";
import type { FileFormat, Sheet } from "#app/documents/sheet.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { badInput } from "./command.ts";
import { reasonOf } from "./input.ts";

type Written = Result<{ value: { file: string }; text: string }>;

/** Writes the file that a command was asked for, and answers where it is. */
export async function writeOut(out: string, file: Uint8Array): Promise<Written> {
  return written(out, file, "--out");
}

const formats: Readonly<Record<string, FileFormat>> = { ".docx": "docx", ".pdf": "pdf" };

/** Draws a sheet as Word or PDF, by the ending of OUT, and writes it there. */
export async function writeDocument(out: string, sheetOf: () => Promise<Result<Sheet>>): Promise<Written> {
  const format = formats[extname(out).toLowerCase()];
  if (format === undefined) return badInput({ path: "OUT", message: cliWords.oneOf(Object.keys(formats).join("、")) });
  const sheet = await sheetOf();
  return sheet.ok ? written(out, await makeFile(sheet.value, format), "OUT") : sheet;
}

async function written(out: string, file: Uint8Array, path: string): Promise<Written> {
  try {
    await writeFile(out, file);
  } catch (error) {
    return badInput({ path, message: cliWords.unwritableFile(reasonOf(error)) });
  }
  return ok({ value: { file: out }, text: out });
}
