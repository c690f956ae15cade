import { parentPort } from "node:worker_threads";
import exceljs from "exceljs";
import type { TypedCell, TypedKind, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { ReadBookAnswer } from "./read-book.ts";

/** A form or a list has few of each: what lies beyond is counted, and not carried around. */
const mostSheets = 60;
const mostRows = 2001;
const mostColumns = 60;

const textTypes: readonly exceljs.ValueType[] = [exceljs.ValueType.String, exceljs.ValueType.SharedString, exceljs.ValueType.RichText];

function kindOf(cell: exceljs.Cell): TypedKind {
  if (cell.isMerged) return "merged";
  if (cell.type === exceljs.ValueType.Number) return "number";
  if (cell.type === exceljs.ValueType.Date) return "date";
  if (cell.type === exceljs.ValueType.Formula) return "formula";
  return textTypes.includes(cell.type) ? "text" : "other";
}

/** Numbers as they are stored, not as they are formatted: 7.256 shown as 7.26 is 7.256. */
function textOf(cell: exceljs.Cell): string {
  if (cell.value instanceof Date) return cell.value.toISOString().slice(0, 10);
  return typeof cell.value === "number" ? String(cell.value) : cell.text;
}

/** Rows that only have a format do not count: a template has hundreds, a careless file a million. */
function lastFilledRow(sheet: exceljs.Worksheet): number {
  let last = 0;
  sheet.eachRow((row, number) => {
    if (row.hasValues) last = number;
  });
  return last;
}

function readSheet(sheet: exceljs.Worksheet): TypedSheet {
  const cells: Record<string, TypedCell> = {};
  // Counted once: the library goes over every row of the sheet for each of them.
  const [rows, columns] = [Math.min(sheet.rowCount, mostRows), Math.min(sheet.columnCount, mostColumns)];
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const cell = sheet.getRow(row).findCell(column);
      if (cell && (cell.type !== exceljs.ValueType.Null || cell.isMerged)) cells[cell.address] = { kind: kindOf(cell), text: textOf(cell) };
    }
  }
  return { name: sheet.name, rowCount: lastFilledRow(sheet), cells };
}

parentPort?.on("message", (bytes: Uint8Array) => {
  const workbook = new exceljs.Workbook();
  workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer).then(
    () => parentPort?.postMessage({ sheets: workbook.worksheets.slice(0, mostSheets).map(readSheet) } satisfies ReadBookAnswer),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies ReadBookAnswer),
  );
});
