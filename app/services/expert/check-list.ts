import { uuidv7 } from "uuidv7";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findImport, findKnown, keepImport } from "#app/db/expert-import.ts";
import { importColumns } from "#app/domain/expert/import-columns.ts";
import { type ImportReport, reportImport, type RowReport } from "#app/domain/expert/import-report.ts";
import { readRows } from "#app/domain/expert/import-rows.ts";
import { findColumns } from "#app/domain/kernel/book/columns.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { spreadsheetInThread } from "#app/files/spreadsheet-in-thread.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { bankRefusal } from "./bank-access.ts";

/** What an import would do (核对报告); nothing is written to the bank. */
export interface CheckedList {
  importId: string;
  counts: { rows: number; new: number; known: number; repeated: number; refused: number; warned: number };
  /** Rows that need a look, at most `mostShown`; the whole report is a file. */
  rows: RowReport[];
  more: number;
  /** Heads of columns that nobody reads. */
  unknown: string[];
}

const mostShown = 100;
const order = ["refused", "repeated", "known", "new"] as const;

/** Reads a list of experts from .xlsx or .csv and says of each row what would become of it. Refusals: signInNeeded, notFound, notAllowed, invalidInput. */
export async function checkExpertList(ctx: Context, file: { name: string; bytes: Uint8Array }): Promise<Result<CheckedList>> {
  const refused = bankRefusal(ctx, "keep");
  if (refused) return refused;
  if (!/\.(xlsx|csv|txt)$/i.test(file.name)) return refuse("invalidInput", { fields: [{ path: "file", message: "sheetType" }] });
  const read = await spreadsheetInThread(file);
  if (!read.ok) return refuse("invalidInput", { fields: [{ path: "file", message: read.problem }] });
  const { missing, unknown } = findColumns(importColumns, read.rows[0] ?? []);
  if (missing.length > 0) return refuse("invalidInput", { fields: missing.map((column) => ({ path: `columns.${column}`, message: "columnMissing" })) });
  const importId = uuidv7();
  const content = protect(keyEncryptionKey(), "expertImport", importId, new TextEncoder().encode(JSON.stringify(read.rows)));
  const kept = await inTransaction(async (tx) => {
    await keepImport(tx, { id: importId, createdBy: ctx.actor.personId ?? importId, content });
    return ok(null);
  });
  if (!kept.ok) return kept;
  const report = await reportOf(read.rows);
  const look = report.rows.filter(({ outcome, warnings }) => outcome !== "new" || warnings.length > 0);
  // What must be corrected first, then what is left out, then what only asks for a look.
  const shown = order.flatMap((outcome) => look.filter((row) => row.outcome === outcome));
  return ok({ importId, counts: countsOf(report), rows: shown.slice(0, mostShown), more: Math.max(0, shown.length - mostShown), unknown });
}

/** The same rows against the bank as it stands now: before the import, and under its locks. */
export async function reportOf(table: readonly string[][], tx?: Transaction): Promise<ImportReport> {
  const [head = [], ...body] = table;
  const readings = readRows(body, findColumns(importColumns, head).places);
  const known = await findKnown(readings.flatMap(({ expert }) => expert ?? []), tx);
  return reportImport(readings, known);
}

export function countsOf({ rows }: ImportReport): CheckedList["counts"] {
  const of = (outcome: RowReport["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return { rows: rows.length, new: of("new"), known: of("known"), repeated: of("repeated"), refused: of("refused"), warned: rows.filter(({ warnings }) => warnings.length > 0).length };
}

/** A checked list of one's own. Refusal: statusChanged (imported already, or too old). */
export async function openImport(ctx: Context, id: string, tx?: Transaction): Promise<Result<string[][]>> {
  const refused = bankRefusal(ctx, "keep");
  if (refused) return refused;
  const kept = await findImport(id, tx);
  if (!kept || (ctx.actor.personId !== null && kept.createdBy !== ctx.actor.personId)) return refuse("statusChanged");
  const rows = unprotect(keyEncryptionKey(), "expertImport", id, new Uint8Array(kept.content));
  if (!rows.ok) throw new Error(`A list of experts cannot be read: ${rows.reason}`);
  return ok(JSON.parse(new TextDecoder().decode(rows.value)) as string[][]);
}

/** The whole report of a checked list, row by row. Refusals as `openImport`. */
export async function reportOfImport(ctx: Context, id: string): Promise<Result<RowReport[]>> {
  const table = await openImport(ctx, id);
  return table.ok ? ok((await reportOf(table.value)).rows) : table;
}
