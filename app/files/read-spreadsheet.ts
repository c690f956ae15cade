import ExcelJS from "exceljs";
import { readCsv } from "#app/domain/kernel/csv.ts";
import { memorySource } from "./file-source.ts";
import { inspectOffice } from "./inspect-office.ts";
import { FileRefused, InflateBudget } from "./inspect-zip.ts";

/** A table as text, or why there is none, as codes of the form messages. */
export type SpreadsheetResult = { ok: true; rows: string[][] } | { ok: false; problem: "sheetUnreadable" | "sheetTooLarge" | "sheetEmpty" };

export interface SpreadsheetTask {
  name: string;
  bytes: Uint8Array;
}

const mostRows = 20_001;
const mostColumns = 60;

/** The first sheet of an .xlsx, or a .csv in UTF-8 or GB18030 (what Excel in China saves). Formulas count as what they showed. */
export async function readSpreadsheet({ name, bytes }: SpreadsheetTask): Promise<SpreadsheetResult> {
  try {
    const rows = name.toLowerCase().endsWith(".xlsx") ? await readXlsx(bytes) : readCsv(textOf(bytes));
    const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
    if (rows.length > mostRows || rows.some((row) => row.length > mostColumns)) return { ok: false, problem: "sheetTooLarge" };
    return filled.length === 0 ? { ok: false, problem: "sheetEmpty" } : { ok: true, rows };
  } catch (error) {
    return { ok: false, problem: error instanceof FileRefused && error.problem === "archiveTooLarge" ? "sheetTooLarge" : "sheetUnreadable" };
  }
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const file = Buffer.from(bytes);
  // What it inflates to is counted before a parser holds it.
  await inspectOffice(memorySource(file), "xlsx", new InflateBudget(file.length));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file).buffer);
  const sheet = book.worksheets[0];
  if (!sheet || sheet.rowCount > mostRows || sheet.columnCount > mostColumns) return sheet ? [...Array<string[]>(mostRows + 1)].map(() => []) : [];
  const rows: string[][] = [];
  for (let at = 1; at <= sheet.rowCount; at++) {
    const row = sheet.getRow(at);
    rows.push(Array.from({ length: sheet.columnCount }, (_, index) => cellText(row.getCell(index + 1).value)));
  }
  return rows;
}

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return cellText(value.text);
  return "result" in value ? cellText(value.result) : "";
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}
