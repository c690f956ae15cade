import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { readBook } from "#app/files/read-book.ts";

/** The sheets of an uploaded .xlsx, as many as a list has. Refusals: invalidInput (none given, another type), fileRefused (damaged, a bomb, macros). */
export async function readListFile(file: { name: string; bytes: Uint8Array } | undefined): Promise<Result<TypedSheet[]>> {
  if (!file || file.bytes.length === 0) return refuse("invalidInput", { fields: [{ path: "file", message: "fileNeeded" }] });
  if (!/\.xlsx$/i.test(file.name)) return refuse("invalidInput", { fields: [{ path: "file", message: "xlsxNeeded" }] });
  const read = await readBook(Buffer.from(file.bytes));
  return "problem" in read ? refuse("fileRefused", { facts: { problem: read.problem } }) : ok(read.sheets.slice(0, 4));
}
