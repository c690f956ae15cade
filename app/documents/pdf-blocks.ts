import { sealWords } from "#app/messages/zh-CN/documents.ts";
import { blue, bottomOf, ink, leftOf, line, rightOf, soft, wash, widthOf } from "./pdf-paper.ts";
import type { Fact, SealUnit, SheetColumn, Tone } from "./sheet.ts";

type Doc = PDFKit.PDFDocument;

const lineGap = 3;

/** Begins a page when `height` does not fit on this one. */
function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > bottomOf(doc) && doc.y > doc.page.margins.top) doc.addPage();
}

/** Goes on below a part that was drawn at places of its own. */
function goOn(doc: Doc, y: number): void {
  doc.x = leftOf(doc);
  doc.y = y;
}

export function drawHeading(doc: Doc, text: string): void {
  makeRoom(doc, 70);
  doc.outline.addItem(text);
  doc.moveDown(0.6).font("bold").fontSize(13).fillColor(blue).text(text, leftOf(doc), doc.y, { width: widthOf(doc) });
  doc.moveDown(0.4);
}

export function drawSubheading(doc: Doc, text: string): void {
  makeRoom(doc, 50);
  doc.font("bold").fontSize(11).fillColor(ink).text(text, leftOf(doc), doc.y, { width: widthOf(doc) });
  doc.moveDown(0.2);
}

export function drawText(doc: Doc, text: string, tone?: Tone): void {
  doc.font("regular").fontSize(tone === "soft" ? 9.5 : 11).fillColor(tone === "soft" ? soft : ink);
  for (const paragraph of text.split(/\n+/)) doc.text(paragraph, leftOf(doc), doc.y, { width: widthOf(doc), lineGap, ...(tone === "signed" && { align: "right" as const }) }).moveDown(0.3);
  doc.moveDown(0.4);
}

export function drawList(doc: Doc, items: readonly string[]): void {
  const indent = 20;
  for (const [index, item] of items.entries()) {
    doc.font("regular").fontSize(10.5).fillColor(ink);
    makeRoom(doc, doc.heightOfString(item, { width: widthOf(doc) - indent, lineGap }));
    const { y } = doc;
    doc.text(`${index + 1}.`, leftOf(doc), y, { width: indent, lineBreak: false });
    doc.text(item, leftOf(doc) + indent, y, { width: widthOf(doc) - indent, lineGap }).moveDown(0.25);
  }
  goOn(doc, doc.y + 6);
}

const factSizes = { large: 19, small: 8.5, normal: 11 } as const;

export function drawFacts(doc: Doc, facts: readonly Fact[]): void {
  const termWidth = 104;
  const valueWidth = widthOf(doc) - termWidth - 12;
  rule(doc, doc.y);
  for (const { term, value, size } of facts) {
    const fontSize = factSizes[size ?? "normal"];
    const setValue = () => doc.font(size === "large" ? "bold" : "regular").fontSize(fontSize).fillColor(ink);
    setValue();
    const options = { width: valueWidth, lineGap: 2 };
    const pad = size === "small" ? 3 : 5;
    const height = doc.heightOfString(value || " ", options) + 2 * pad;
    makeRoom(doc, height);
    const top = doc.y;
    // The two texts stand on one line, whatever their sizes.
    const termSize = size === "small" ? 8.5 : 10.5;
    doc.font("regular").fontSize(termSize).fillColor(soft);
    doc.text(term, leftOf(doc) + 4, top + pad + (fontSize - termSize) * 1.05, { width: termWidth, lineBreak: false });
    setValue().text(value || "—", leftOf(doc) + termWidth + 8, top + pad, options);
    rule(doc, top + height);
    goOn(doc, top + height);
  }
  goOn(doc, doc.y + 10);
}

function rule(doc: Doc, y: number): void {
  doc.moveTo(leftOf(doc), y).lineTo(rightOf(doc), y).lineWidth(0.5).strokeColor(line).stroke();
}

const cellPad = 4;

/** Rows stay whole; the head comes again on each page. A row with a bookmark has it on the page where it stands. */
export function drawTable(doc: Doc, columns: readonly SheetColumn[], rows: readonly string[][], bookmarks: readonly string[] = []): void {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const width = widthOf(doc);
  const widths = columns.map(({ weight }) => (width * weight) / total);
  const drawRow = (cells: readonly string[], isHead: boolean, bookmark?: string) => {
    doc.font(isHead ? "bold" : "regular").fontSize(9).fillColor(ink);
    const options = (index: number) => ({ width: widths[index]! - 2 * cellPad, lineGap: 1.5, align: isHead ? ("left" as const) : (columns[index]?.align ?? "left") });
    const height = Math.max(...cells.map((cell, index) => doc.heightOfString(cell || " ", options(index)))) + 2 * cellPad;
    if (!isHead && doc.y + height > bottomOf(doc)) {
      doc.addPage();
      drawRow(columns.map(({ head }) => head), true);
      doc.font("regular").fontSize(9).fillColor(ink);
    }
    const top = doc.y;
    if (bookmark) doc.outline.addItem(bookmark);
    if (isHead) doc.rect(leftOf(doc), top, width, height).fill(wash).fillColor(ink);
    let x = leftOf(doc);
    for (const [index, cell] of cells.entries()) {
      doc.text(cell, x + cellPad, top + cellPad, options(index));
      x += widths[index]!;
    }
    rule(doc, top + height);
    goOn(doc, top + height);
  };
  makeRoom(doc, 60);
  drawRow(columns.map(({ head }) => head), true);
  for (const [index, row] of rows.entries()) drawRow(row, false, bookmarks[index]);
  goOn(doc, doc.y + 10);
}

const sealHeight = 113;
const sealSide = 98;

/** One block a unit: who, signature and date at the left, room for the seal at the right. */
export function drawSeals(doc: Doc, units: readonly SealUnit[]): void {
  const width = widthOf(doc);
  const textWidth = width - sealSide - 36;
  for (const { role, name, uscc } of units) {
    doc.font("bold").fontSize(12);
    const height = Math.max(sealHeight, doc.heightOfString(name, { width: textWidth }) + 104);
    makeRoom(doc, height + 8);
    const top = doc.y;
    doc.roundedRect(leftOf(doc), top, width, height, 3).lineWidth(0.7).strokeColor(line).stroke();
    doc.font("regular").fontSize(9.5).fillColor(soft).text(role, leftOf(doc) + 12, top + 9, { width: textWidth, lineBreak: false });
    doc.font("bold").fontSize(12).fillColor(ink).text(name, leftOf(doc) + 12, top + 24, { width: textWidth });
    doc.font("regular").fontSize(9.5).fillColor(soft).text(`${sealWords.uscc}　${uscc || "　"}`, leftOf(doc) + 12, doc.y + 2, { width: textWidth, lineBreak: false });
    const sign = top + height - 44;
    field(doc, sealWords.signature, sign, textWidth);
    doc.font("regular").fontSize(10.5).fillColor(ink).text(sealWords.date, leftOf(doc) + 12, sign + 24, { width: textWidth, lineBreak: false });
    const sealLeft = rightOf(doc) - sealSide - 12;
    const sealTop = top + (height - sealSide) / 2;
    doc.roundedRect(sealLeft, sealTop, sealSide, sealSide, 3).dash(3, { space: 3 }).strokeColor(soft).stroke().undash();
    doc.fontSize(9.5).fillColor(soft).text(sealWords.seal, sealLeft, sealTop + sealSide / 2 - 7, { width: sealSide, align: "center", lineBreak: false });
    goOn(doc, top + height + 8);
  }
}

function field(doc: Doc, label: string, y: number, most: number): void {
  doc.font("regular").fontSize(10.5).fillColor(ink).text(label, leftOf(doc) + 12, y, { lineBreak: false });
  const start = leftOf(doc) + 16 + doc.widthOfString(label);
  doc.moveTo(start, y + 15).lineTo(leftOf(doc) + most, y + 15).lineWidth(0.6).strokeColor(ink).stroke();
}
