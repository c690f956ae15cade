import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, type IParagraphOptions, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } from "docx";
import { fileWords, pageParts, sealWords } from "#app/messages/zh-CN/documents.ts";
import { attachmentTitle, fontTable, officialFooters, redHeadOf, signature, titleNumber } from "./word-official.ts";
import { type Block, type Fact, type SealUnit, type Sheet, type SheetColumn, signedLines, type Tone } from "./sheet.ts";

/** Twentieths of a point, half points for type: A4. */
const short = 11_906;
const long = 16_838;
const acrossMargin = 907;

/** How a page looks: type and lines. */
interface Look {
  body: string;
  heading: string;
  subheading: string;
  title: string;
  titleSize: number;
  size: number;
  line: number;
  headingSize: number;
  headingColor: string;
  leadSize: number;
  leadColor: string;
  softSize: number;
  /** From the right edge to a signature. */
  signedInset: number;
  margin: { top: number; bottom: number; left: number; right: number };
}

/** Our own sheets: 11 points with 2.5 cm at the sides. */
const plain: Look = {
  body: "SimSun", heading: "黑体", subheading: "黑体", title: "黑体", titleSize: 36, size: 22, line: 340, headingSize: 26, headingColor: "1D4F91", leadSize: 22, leadColor: "5C6670", softSize: 19, signedInset: 0,
  margin: { top: 1_417, bottom: 1_304, left: 1_417, right: 1_417 },
};

/** 公文 (GB/T 9704): title 2号小标宋, body 3号仿宋, 28 points a line, headings 3号黑体, 37 mm above and 28 mm at the left; the signature four characters in. */
const official: Look = {
  body: "仿宋", heading: "黑体", subheading: "楷体", title: "方正小标宋简体", titleSize: 44, size: 32, line: 560, headingSize: 32, headingColor: "000000", leadSize: 32, leadColor: "000000", softSize: 24, signedInset: 1_280,
  margin: { top: 2_098, bottom: 1_984, left: 1_588, right: 1_474 },
};

const line = { style: BorderStyle.SINGLE, size: 4, color: "9AA3AD" };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
/** A row of less text than this moves to the next page as a whole. */
const wholeRow = 500;

/** A sheet as a Word file: headings as styles, tables that break over pages with their heads repeated. */
export async function drawWord(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const isOfficial = sheet.official !== undefined;
  const look = isOfficial ? official : plain;
  // Across a page stand tables of many columns: they need its sides.
  const margin = sheet.isAcross ? { ...look.margin, left: acrossMargin, right: acrossMargin } : look.margin;
  const textWidth = (sheet.isAcross ? long : short) - margin.left - margin.right;
  const font = (name: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: name });
  const file = new Document({
    title: sheet.title,
    creator: fileWords.creator,
    lastModifiedBy: fileWords.creator,
    evenAndOddHeaderAndFooters: isOfficial,
    styles: {
      default: {
        document: { run: { font: font(look.body), size: look.size, language: { value: "zh-CN", eastAsia: "zh-CN" } }, paragraph: { spacing: { line: look.line, after: isOfficial ? 0 : 80, ...(isOfficial && { lineRule: LineRuleType.EXACT }) } } },
        title: { run: { font: font(look.title), size: look.titleSize, color: "000000" }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: isOfficial ? 640 : 520, after: isOfficial ? 400 : 200 } } },
        heading1: { run: { font: font(look.heading), size: look.headingSize, bold: false, color: look.headingColor }, paragraph: { spacing: { before: 320, after: 140 }, keepNext: true } },
        heading2: { run: { font: font(look.subheading), size: look.size, bold: false, color: "000000" }, paragraph: { spacing: { before: 120, after: 60 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: short, height: long, orientation: sheet.isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin } },
        headers: sheet.mark ? { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: sheet.mark, bold: true, color: "A4262C", size: 20 })] })] }) } : {},
        footers: isOfficial ? officialFooters() : { default: new Footer({ children: [footOf(sheet.foot, textWidth)] }) },
        children: [
          ...headOf(sheet, look, textWidth),
          ...sheet.blocks.flatMap((block, index) => partsOf(block, textWidth, look, signedLines(sheet.blocks[index + 1]) > 0)),
        ],
      },
    ],
  });
  return Uint8Array.from(await Packer.toBuffer(file, undefined, [fontTable]));
}

/** The title and what stands around it: a number below it, or above it under the red head. */
function headOf({ title, lead, official: paper }: Sheet, look: Look, textWidth: number): Paragraph[] {
  const number = lead ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [new TextRun({ text: lead, size: look.leadSize, color: look.leadColor })] })] : [];
  const name = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] });
  if (!paper?.redHead) return [name, ...number];
  return [redHeadOf(paper.redHead, look.title, textWidth), titleNumber(lead ?? ""), name];
}

function footOf(foot: string, textWidth: number): Paragraph {
  const [before, between, after] = pageParts;
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [new TextRun({ size: 17, color: "5C6670", children: [foot, "\t", before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
  });
}

/** `isSigned`: a signature follows, which takes the end of the text to its page. */
function partsOf(block: Block, textWidth: number, look: Look, isSigned: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(block.text)] })];
    case "subheading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(block.text)] })];
    case "facts":
      return [factsTable(block.facts, textWidth), gap()];
    case "paragraphs":
      if (block.tone === "signed" && look.signedInset > 0) return signature(block.text.split("\n"), { ...look, textWidth });
      return block.text.split("\n").map((text, index, { length }) => textOf(text, look, { tone: block.tone, isFirst: index === 0, isKept: isSigned && (block.tone === "attached" || index === length - 1) }));
    case "list":
      return block.items.map((item, index) => paragraphOf(`${index + 1}. ${item}`, {}, { indent: { left: 360, hanging: 360 } }));
    case "table":
      return [tableOf(block.columns, block.rows, textWidth), gap()];
    case "seals":
      return block.units.flatMap((unit) => [...sealOf(unit), gap()]);
    case "attachment":
      return attachmentTitle(block.mark, block.title, look);
    case "pageBreak":
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function textOf(text: string, { size, line, softSize }: Look, { tone, isFirst, isKept }: { tone: Tone | undefined; isFirst: boolean; isKept: boolean }): Paragraph {
  if (tone === "soft") return paragraphOf(text, { size: softSize, color: "5C6670" });
  if (tone === "signed") return paragraphOf(text, { size }, { alignment: AlignmentType.RIGHT, keepLines: true, keepNext: isFirst });
  return paragraphOf(text, { size }, { indent: { firstLine: size * 20 }, ...(isKept && { keepNext: true }), ...(tone === "attached" && isFirst && { spacing: { before: line } }) });
}

/** A paragraph of one run. */
function paragraphOf(text: string, run: { size?: number; color?: string; bold?: boolean } = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [new TextRun({ text, ...run })] });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 140, after: 0 }, children: [] });
}

function cell(text: string, width: number, { size = 20, isHead = false, align }: { size?: number; isHead?: boolean; align?: "right" } = {}): TableCell {
  const paragraphs = text.split("\n").map((one) =>
    paragraphOf(one, { size, bold: isHead }, { spacing: { line: 280, lineRule: LineRuleType.AUTO, before: 20, after: 20 }, ...(align && { alignment: AlignmentType.RIGHT }) }),
  );
  return new TableCell({ children: paragraphs, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, ...(isHead && { shading: { fill: "F3F5F8" } }) });
}

function factsTable(facts: readonly Fact[], textWidth: number): Table {
  const widths = [2_100, textWidth - 2_100];
  const rows = facts.map(({ term, value, size }) => new TableRow({ children: [cell(term, widths[0]!, { isHead: true }), cell(value || "—", widths[1]!, { size: size === "large" ? 30 : size === "small" ? 17 : 21 })] }));
  return new Table({ rows, columnWidths: widths, width: { size: textWidth, type: WidthType.DXA }, borders });
}

function tableOf(columns: readonly SheetColumn[], rows: readonly string[][], textWidth: number): Table {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.floor((textWidth * weight) / total));
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ head: words }, index) => cell(words, widths[index]!, { size: 18, isHead: true })) });
  const lines = rows.map((row) => new TableRow({ cantSplit: row.join("").length < wholeRow, children: row.map((text, index) => cell(text, widths[index]!, { size: 18, ...(columns[index]?.align && { align: columns[index].align }) })) }));
  return new Table({ rows: [head, ...lines], columnWidths: widths, width: { size: textWidth, type: WidthType.DXA }, borders });
}

function sealOf({ role, name, uscc }: SealUnit): Paragraph[] {
  return [paragraphOf(`${role}：${name}`, { bold: true }), paragraphOf(`${sealWords.uscc}：${uscc}`), paragraphOf(`${sealWords.signature}________________　　${sealWords.seal}　　${sealWords.date}`)];
}
