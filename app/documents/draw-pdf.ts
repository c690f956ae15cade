import PDFDocument from "pdfkit";
import { fileWords, pageWords } from "#app/messages/zh-CN/documents.ts";
import { drawFacts, drawHeading, drawList, drawSeals, drawSubheading, drawTable, drawText } from "./pdf-blocks.ts";
import { drawAttachmentTitle, drawOfficialText, drawOfficialTitle, drawPageNumber, officialMargins } from "./pdf-official.ts";
import { readFonts } from "./pdf-fonts.ts";
import { ink, leftOf, paper, red, rightOf, soft, widthOf } from "./pdf-paper.ts";
import { type Block, type Sheet, signedLines } from "./sheet.ts";

/** A sheet as A4 PDF with bookmarks, subset fonts and page feet. */
export async function drawPdf(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { regular, bold } = readFonts();
  const at = new Date(sheet.at);
  const doc = new PDFDocument({
    size: "A4",
    layout: sheet.isAcross ? "landscape" : "portrait",
    margins: sheet.official && !sheet.isAcross ? officialMargins : paper.margins,
    bufferPages: true,
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: sheet.title, Creator: fileWords.creator, Producer: fileWords.creator, CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => doc.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", resolve).on("error", reject));
  doc.registerFont("regular", regular).registerFont("bold", bold);
  drawTitle(doc, sheet);
  for (const [index, block] of sheet.blocks.entries()) drawBlock(doc, block, sheet.official && { signedLines: signedLines(sheet.blocks[index + 1]) });
  drawFeet(doc, sheet);
  doc.end();
  await done;
  return Uint8Array.from(Buffer.concat(chunks));
}

function drawTitle(doc: PDFKit.PDFDocument, { title, lead, official }: Sheet): void {
  doc.outline.addItem(title);
  if (official) return drawOfficialTitle(doc, title, lead, official.redHead);
  doc.font("bold").fontSize(20).fillColor(ink).text(title, { align: "center" });
  if (lead) doc.moveDown(0.3).font("regular").fontSize(11).fillColor(soft).text(lead, { align: "center" });
  doc.moveDown(0.8);
}

/** `official`: with how many lines of a signature follow. */
function drawBlock(doc: PDFKit.PDFDocument, block: Block, official?: { signedLines: number }): void {
  switch (block.kind) {
    case "heading":
      return drawHeading(doc, block.text);
    case "subheading":
      return drawSubheading(doc, block.text);
    case "facts":
      return drawFacts(doc, block.facts);
    case "paragraphs":
      return official && block.tone !== "soft" ? drawOfficialText(doc, block.text, { tone: block.tone, ...official }) : drawText(doc, block.text, block.tone);
    case "list":
      return drawList(doc, block.items);
    case "table":
      return drawTable(doc, block.columns, block.rows, block.bookmarks);
    case "attachment":
      return drawAttachmentTitle(doc, block.mark, block.title);
    case "seals":
      return drawSeals(doc, block.units);
    case "pageBreak":
      doc.addPage();
  }
}

/** Number, version and page on every page; over all of what does not count yet, its mark. */
function drawFeet(doc: PDFKit.PDFDocument, { foot, mark, official }: Sheet): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    // Below the margin PDFKit would begin a new page.
    doc.page.margins.bottom = 0;
    if (official) {
      drawPageNumber(doc, index + 1);
      continue;
    }
    const [left, right, width] = [leftOf(doc), rightOf(doc), widthOf(doc)];
    const y = doc.page.height - 42;
    doc.moveTo(left, y - 6).lineTo(right, y - 6).lineWidth(0.5).strokeColor(soft).stroke();
    doc.font("regular").fontSize(8.5).fillColor(soft);
    doc.text(foot, left, y, { width: width - 90, height: 12, ellipsis: true, lineBreak: false });
    doc.text(pageWords(index + 1, count), right - 90, y, { width: 90, align: "right", lineBreak: false });
    if (!mark) continue;
    doc.font("bold").fontSize(10).fillColor(red).text(mark, left, 30, { width, align: "right", lineBreak: false });
    doc.save().rotate(-35, { origin: [doc.page.width / 2, doc.page.height / 2] });
    doc.fontSize(64).fillOpacity(0.07).text(mark, 0, doc.page.height / 2 - 48, { width: doc.page.width, align: "center", lineBreak: false });
    doc.restore().fillOpacity(1);
  }
}
