import ExcelJS from "exceljs";
import type { Block, Sheet, SheetColumn } from "./sheet.ts";

/** Characters of all columns together: so much fits across A4 and can still be read. */
const sheetWidth = 130;

/** Draws a sheet as .xlsx: one worksheet, the parts below each other, tables with a frozen first head, which every printed page repeats. Numbers of right-hand columns stay numbers, everything else is text. */
export async function drawXlsx({ title, lead, foot, at, blocks }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(at);
  book.modified = new Date(at);
  const page = book.addWorksheet(sheetName(title), { pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, headerFooter: { oddFooter: `&L${foot.replaceAll("&", "&&")}&R&P/&N` } });
  page.addRow([asText(title)]).font = { bold: true, size: 14 };
  if (lead) page.addRow([asText(lead)]);
  for (const block of blocks) addBlock(page, block);
  const table = blocks.find((block) => block.kind === "table");
  if (table?.kind === "table") setWidths(page, table.columns, table.rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A number that does not fit is shown as ####, so a column of numbers is as wide as its longest. */
function setWidths(page: ExcelJS.Worksheet, columns: readonly SheetColumn[], rows: readonly string[][]): void {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, { weight, align }] of columns.entries()) {
    const longest = align === "right" ? rows.reduce((most, cells) => Math.max(most, (cells[index] ?? "").length), 0) : 0;
    page.getColumn(index + 1).width = Math.max(columnWidth(weight, total), longest + 3);
  }
}

const columnWidth = (weight: number, total: number): number => Math.max(7, (weight / total) * sheetWidth);

/** Points that a row needs: nothing but Excel itself would make it higher for a text that wraps. A Chinese character is two wide. */
function heightOf(cells: readonly string[], columns: readonly SheetColumn[]): number {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const lines = cells.map((cell, index) => {
    const most = columnWidth(columns[index]?.weight ?? 1, total) - 1.5;
    return cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(/[^\0-\u02ff]/gu, "  ").length / most)), 0);
  });
  return 4 + 15 * Math.max(1, ...lines);
}

function addBlock(page: ExcelJS.Worksheet, block: Block): void {
  switch (block.kind) {
    case "heading":
    case "subheading":
      page.addRow([asText(block.text)]).font = { bold: true };
      return;
    case "facts":
      for (const { term, value } of block.facts) page.addRow([asText(term), asText(value)]);
      return;
    case "paragraphs":
      for (const line of block.text.split("\n")) page.addRow([asText(line)]);
      return;
    case "list":
      for (const item of block.items) page.addRow([asText(item)]);
      return;
    case "seals":
      for (const { role, name, uscc } of block.units) page.addRow([asText(role), asText(name), asText(uscc)]);
      return;
    case "table":
      addTable(page, block);
      return;
    case "attachment":
      page.addRow([asText(block.mark), asText(block.title)]).font = { bold: true };
      return;
    case "pageBreak":
      page.lastRow?.addPageBreak();
  }
}

function addTable(page: ExcelJS.Worksheet, { columns, rows }: Extract<Block, { kind: "table" }>): void {
  const border = { style: "thin", color: { argb: "FF999999" } } as const;
  const box = { top: border, left: border, bottom: border, right: border };
  const head = page.addRow(columns.map((column) => asText(column.head)));
  head.font = { bold: true };
  if (page.views.length === 0) {
    page.views = [{ state: "frozen", ySplit: head.number }];
    page.pageSetup.printTitlesRow = `${String(head.number)}:${String(head.number)}`;
    page.autoFilter = { from: { row: head.number, column: 1 }, to: { row: head.number + rows.length, column: columns.length } };
  }
  const added = rows.map((cells) => page.addRow(cells.map((cell, index) => (columns[index]?.align === "right" ? asNumber(cell) : asText(cell)))));
  for (const [index, row] of [head, ...added].entries()) {
    row.height = heightOf(index === 0 ? columns.map((column) => column.head) : rows[index - 1]!, columns);
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = box;
      cell.alignment = { vertical: "middle", wrapText: true };
      // 万元 with its two places, as everywhere.
      if (typeof cell.value === "string" && isCode(cell.value)) cell.numFmt = "@";
      if (typeof cell.value === "number" && rows[index - 1]?.[Number(cell.col) - 1]?.includes(".")) cell.numFmt = "#,##0.00";
    });
  }
}

/** 统一社会信用代码, account and telephone numbers: text also once somebody edits the cell, or it becomes 9.14E+17. */
function isCode(text: string): boolean {
  return /^(?=.*\d{5})[0-9A-Z]{8,}$/.test(text);
}

function asNumber(cell: string): string | number {
  const plain = cell.replaceAll(",", "");
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : asText(cell);
}

/** A text that a spreadsheet would calculate with, once somebody saves it as CSV, is marked as text. */
function asText(text: string): string {
  return /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
}

function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31) || "Sheet1";
}
