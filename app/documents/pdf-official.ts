import { bottomOf, ink, leftOf, red, rightOf, widthOf } from "./pdf-paper.ts";
import type { Tone } from "./sheet.ts";

type Doc = PDFKit.PDFDocument;

const millimetre = 72 / 25.4;

/** 公文 (GB/T 9704): 37 mm above, 35 below, 28 at the left and 26 at the right, so that 22 lines of 28 characters stand between. */
export const officialMargins = { top: 37 * millimetre, bottom: 35 * millimetre, left: 28 * millimetre, right: 26 * millimetre };

/** 3号, 28 points a line. */
const size = 16;
const lineHeight = 28;
/** 2号 for the title, 4号 for the page number. */
const titleSize = 22;
const numberSize = 14;
const mostHeadSize = 46;

const gapOf = (doc: Doc, height: number) => height - doc.currentLineHeight();

/** 发文机关标志 in red, the number and the red line below it; without one the number stands below the title. */
export function drawOfficialTitle(doc: Doc, title: string, number: string | undefined, redHead: string | null): void {
  const [left, width] = [leftOf(doc), widthOf(doc)];
  if (redHead) {
    doc.font("bold").fontSize(Math.min(mostHeadSize, Math.floor(width / redHead.length))).fillColor(red);
    doc.text(redHead, left, doc.y, { width, align: "center", lineBreak: false });
    doc.y += 2 * lineHeight;
    doc.x = left;
  }
  const drawNumber = () => {
    if (number) doc.font("regular").fontSize(size).fillColor(ink).text(number, left, doc.y, { width, align: "center" });
  };
  if (redHead) {
    drawNumber();
    doc.moveTo(left, doc.y + 8).lineTo(rightOf(doc), doc.y + 8).lineWidth(1.5).strokeColor(red).stroke();
    doc.y += 2 * lineHeight;
  }
  doc.font("bold").fontSize(titleSize).fillColor(ink);
  doc.text(title, left, doc.y, { width, align: "center", lineGap: gapOf(doc, 36) });
  if (!redHead) drawNumber();
  doc.y += lineHeight;
  doc.x = left;
}

/**
 * Two characters in at the first line of each paragraph, a line free above the attachments; a signature and its date centred on each
 * other, the widest with its end four characters from the right edge, two lines below the text. Of a text that is followed by a
 * signature of so many lines, the end goes to the next page with it: no page bears a signature alone.
 */
export function drawOfficialText(doc: Doc, text: string, { tone, signedLines }: { tone: Tone | undefined; signedLines: number }): void {
  doc.font("regular").fontSize(size).fillColor(ink);
  const lines = text.split(/\n+/);
  if (tone === "signed") return drawSignature(doc, lines);
  if (tone === "attached") doc.y += lineHeight;
  const options = { width: widthOf(doc), lineGap: gapOf(doc, lineHeight), indent: 2 * size };
  const keptFrom = tone === "attached" ? 0 : lines.length - 1;
  for (const [index, line] of lines.entries()) {
    if (signedLines > 0 && index === keptFrom) {
      const height = lines.slice(keptFrom).reduce((sum, one) => sum + doc.heightOfString(one, options), 0) + (signedLines + 2) * lineHeight;
      if (doc.y + height > bottomOf(doc) && height < bottomOf(doc) - doc.page.margins.top) doc.addPage();
    }
    doc.text(line, leftOf(doc), doc.y, options);
  }
}

function drawSignature(doc: Doc, lines: readonly string[]): void {
  if (doc.y + (lines.length + 2) * lineHeight > bottomOf(doc)) doc.addPage();
  else doc.y += 2 * lineHeight;
  const most = widthOf(doc) - 4 * size;
  const width = Math.min(most, Math.ceil(Math.max(...lines.map((line) => doc.widthOfString(line)))) + 1);
  for (const line of lines) doc.text(line, leftOf(doc) + most - width, doc.y, { width, lineGap: gapOf(doc, lineHeight), align: "center" });
  doc.x = leftOf(doc);
}

/** 附件1 at the left above the title of the attachment, on a page of its own. */
export function drawAttachmentTitle(doc: Doc, mark: string, title: string): void {
  doc.addPage();
  doc.outline.addItem(`${mark}　${title}`);
  doc.font("bold").fontSize(size).fillColor(ink).text(mark, leftOf(doc), doc.y);
  doc.fontSize(titleSize).text(title, leftOf(doc), doc.y + lineHeight / 2, { width: widthOf(doc), align: "center", lineGap: gapOf(doc, 36) });
  doc.moveDown(0.6);
}

/** — 1 —, outside: at the right on odd pages, at the left on even ones, one character in. */
export function drawPageNumber(doc: Doc, page: number): void {
  const y = doc.page.height - (doc.page.width > doc.page.height ? 16 : 28) * millimetre;
  doc.font("regular").fontSize(numberSize).fillColor(ink);
  doc.text(`— ${page} —`, leftOf(doc) + numberSize, y, { width: widthOf(doc) - 2 * numberSize, align: page % 2 === 1 ? "right" : "left", lineBreak: false });
}
