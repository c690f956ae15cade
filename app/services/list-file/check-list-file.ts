import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readListFile } from "./read-list-file.ts";

/** What a page shows of a checked file: `place` is the round or call it goes to; the sheets go back with the import, which judges them again. */
export interface CheckedFile {
  place: string;
  check: ListCheck;
  sheets: string;
}

/** Reads a file and judges it for its place. Refusals: those of reading and of `judge`. */
export async function checkListFile(ctx: Context, place: string, file: { name: string; bytes: Uint8Array } | undefined, judge: (ctx: Context, place: string, sheets: readonly TypedSheet[]) => Promise<Result<ListCheck>>): Promise<Result<CheckedFile>> {
  const sheets = await readListFile(file);
  if (!sheets.ok) return sheets;
  const check = await judge(ctx, place, sheets.value);
  return check.ok ? ok({ place, check: check.value, sheets: check.value.isClean ? JSON.stringify(sheets.value) : "" }) : check;
}
