import { parentPort } from "node:worker_threads";
import exceljs from "exceljs";
import type { Book, BookAnswer, BookCell, BookSheet } from "./book.ts";

const thin = { style: "thin", color: { argb: "FFC3C9D0" } } as const;

async function write({ title, sheets }: Book): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  workbook.title = title;
  for (const sheet of sheets) await writeSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function writeSheet(workbook: exceljs.Workbook, { name, widths, rows, isFree, choices = [] }: BookSheet): Promise<void> {
  const sheet = workbook.addWorksheet(name, { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  for (const [row, cells] of rows.entries()) for (const [column, cell] of cells.entries()) writeCell(sheet.getCell(row + 1, column + 1), cell);
  if (isFree) {
    freeRows(sheet, widths.length, choices);
    return;
  }
  // Without a password: it keeps a hand from slipping, the import checks everything anyway.
  await sheet.protect("", { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
}

/** Rows that a list may have with cells prepared. */
const preparedRows = 200;

/** A list to be typed: text cells, so that no code becomes a number and no range a date; head in sight; choices where there are some. */
function freeRows(sheet: exceljs.Worksheet, columns: number, choices: (readonly string[] | null)[]): void {
  sheet.views = [{ state: "frozen", ySplit: 1 }];
  sheet.getRow(1).eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EDF3" } };
    cell.border = { top: thin, bottom: thin, left: thin, right: thin };
  });
  for (let column = 1; column <= columns; column += 1) {
    sheet.getColumn(column).numFmt = "@";
    const list = choices[column - 1];
    if (!list) continue;
    for (let row = 2; row <= preparedRows + 1; row += 1) sheet.getCell(row, column).dataValidation = { type: "list", allowBlank: true, formulae: [`"${list.join(",")}"`] };
  }
}

function writeCell(target: exceljs.Cell, { value, isOpen = false, isHead = false, most }: BookCell): void {
  if (value !== null) target.value = value;
  target.protection = { locked: !isOpen };
  target.alignment = { wrapText: true, vertical: "top" };
  if (isHead) target.font = { bold: true };
  if (!isOpen) return;
  target.border = { top: thin, bottom: thin, left: thin, right: thin };
  target.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF9DB" } };
  if (most === undefined) {
    target.numFmt = "@";
    return;
  }
  target.numFmt = "0.00";
  target.dataValidation = { type: "decimal", operator: "between", formulae: [0, most], allowBlank: true, showErrorMessage: true, error: `0–${most}` };
}

parentPort?.on("message", (book: Book) => {
  write(book).then(
    (file) => parentPort?.postMessage({ file } satisfies BookAnswer, [file.buffer]),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies BookAnswer),
  );
});
