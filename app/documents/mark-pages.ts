import { PDFDocument, type PDFEmbeddedPage, type PDFPage } from "@cantoo/pdf-lib";
import PDFKit from "pdfkit";
import { readFonts } from "./pdf-fonts.ts";
import { red } from "./pdf-paper.ts";

const a4 = { short: 595.28, long: 841.89 };
type Shape = "portrait" | "landscape";

/** A PDF, JPG or PNG as PDF whose every page bears a line of text across it: who reads, and when. Throws on what cannot be read. */
export async function markPages(file: Uint8Array, type: "pdf" | "jpg" | "png", line: string): Promise<Uint8Array<ArrayBuffer>> {
  const doc = type === "pdf" ? await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: false }) : await pictureAsPage(file, type);
  const overlays = new Map<Shape, PDFEmbeddedPage>();
  for (const page of doc.getPages()) {
    const { width, height } = page.getCropBox();
    const shape = width > height ? "landscape" : "portrait";
    const overlay = overlays.get(shape) ?? (await embedOverlay(doc, shape, line));
    overlays.set(shape, overlay);
    drawOver(page, overlay);
  }
  return new Uint8Array(await doc.save());
}

function drawOver(page: PDFPage, overlay: PDFEmbeddedPage): void {
  const { x, y, width, height } = page.getCropBox();
  page.drawPage(overlay, { x, y, width, height });
}

async function embedOverlay(doc: PDFDocument, shape: Shape, line: string): Promise<PDFEmbeddedPage> {
  const [overlay] = await doc.embedPdf(await drawOverlay(shape, line), [0]);
  return overlay!;
}

/** A page with nothing but the line, several times, so that no crop of a page is without it. */
async function drawOverlay(shape: Shape, line: string): Promise<Uint8Array> {
  const [width, height] = shape === "portrait" ? [a4.short, a4.long] : [a4.long, a4.short];
  const doc = new PDFKit({ size: [width, height], margin: 0 });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => doc.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", resolve).on("error", reject));
  doc.registerFont("regular", readFonts().regular).font("regular").fontSize(15).fillColor(red).fillOpacity(0.16);
  const step = 190;
  for (let row = -1; row * step < height + step; row += 1) {
    doc.save().rotate(-30, { origin: [width / 2, row * step] });
    doc.text(line, -width / 2, row * step, { width: 2 * width, align: "center", lineBreak: false });
    doc.restore();
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** The picture on one page of its own proportions, as wide as A4 is. */
async function pictureAsPage(file: Uint8Array, type: "jpg" | "png"): Promise<PDFDocument> {
  const doc = await PDFDocument.create();
  const picture = type === "jpg" ? await doc.embedJpg(file) : await doc.embedPng(file);
  const width = picture.width > picture.height ? a4.long : a4.short;
  const height = (width * picture.height) / picture.width;
  doc.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  return doc;
}
