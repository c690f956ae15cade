import { parentPort } from "node:worker_threads";
import exceljs from "exceljs";
import type { TypedCell, TypedKind, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { ReadBookAnswer } from "./read-book.ts";

/** A form has few of each: what lies beyond is none of ours and is not carried around. */
const mostSheets = 60;
const mostRows = 400;
const mostColumns = 30;

const textTypes: readonly exceljs.ValueType[] = [exceljs.ValueType.String, exceljs.ValueType.SharedString, exceljs.ValueType.RichText];

function kindOf(cell: exceljs.Cell): TypedKind {
  if (cell.isMerged) return "merged";
  if (cell.type === exceljs.ValueType.Number) return "number";
  if (cell.type === exceljs.ValueType.Formula) return "formula";
  return textTypes.includes(cell.type) ? "text" : "other";
}

/** Numbers as they are stored, not as they are formatted: 7.256 shown as 7.26 is 7.256. */
function textOf(cell: exceljs.Cell): string {
  return typeof cell.value === "number" ? String(cell.value) : cell.text;
}

function readSheet(sheet: exceljs.Worksheet): TypedSheet {
  const cells: Record<string, TypedCell> = {};
  for (let row = 1; row <= Math.min(sheet.rowCount, mostRows); row += 1) {
    for (let column = 1; column <= Math.min(sheet.columnCount, mostColumns); column += 1) {
      const cell = sheet.getRow(row).findCell(column);
      if (cell && (cell.type !== exceljs.ValueType.Null || cell.isMerged)) cells[cell.address] = { kind: kindOf(cell), text: textOf(cell) };
    }
  }
  return { name: sheet.name, cells };
}

parentPort?.on("message", (bytes: Uint8Array) => {
  const workbook = new exceljs.Workbook();
  workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer).then(
    () => parentPort?.postMessage({ sheets: workbook.worksheets.slice(0, mostSheets).map(readSheet) } satisfies ReadBookAnswer),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies ReadBookAnswer),
  );
});
