import { AlignmentType, BorderStyle, Footer, HeadingLevel, PageNumber, Paragraph, TextRun } from "docx";

/** Twentieths of a point. */
const lineHeight = 560;
const red = "C8161D";
/** Half points: 3号, 4号, and the most that a red head takes. */
const size = 32;
const numberSize = 28;
const mostHeadSize = 92;

/** 发文机关标志, as large as one line takes. */
export function redHeadOf(text: string, font: string, textWidth: number): Paragraph {
  const fits = Math.floor(textWidth / 10 / text.length) - 1;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 200, after: lineHeight, line: 1_100 },
    children: [new TextRun({ text, color: red, size: Math.min(mostHeadSize, fits), font: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: font } })],
  });
}

/** 发文字号 under the red head, above the red line. */
export function titleNumber(number: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: lineHeight }, border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 6 } }, children: [new TextRun({ text: number, size })] });
}

/** 附件1 at the left above the title of the attachment, on a page of its own; a heading, so that it stands in the outline. */
export function attachmentTitle(mark: string, title: string, { heading, title: font, titleSize }: { heading: string; title: string; titleSize: number }): Paragraph[] {
  const named = (name: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: name });
  return [
    new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: mark, size, font: named(heading) })] }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, spacing: { before: 200, after: 300, line: 640 }, children: [new TextRun({ text: title, size: titleSize, font: named(font) })] }),
  ];
}

/** Signature and date, two lines below the text: one under the other, centred on each other, the widest with its end at the inset from the right edge. */
export function signature(lines: readonly string[], { line, signedInset, textWidth }: { line: number; signedInset: number; textWidth: number }): Paragraph[] {
  const width = Math.max(...lines.map((text) => emsOf(text))) * size * 10;
  const indent = { left: Math.max(0, Math.floor(textWidth - signedInset - width)), right: signedInset };
  return lines.map((text, index) => new Paragraph({ alignment: AlignmentType.CENTER, indent, keepLines: true, keepNext: index < lines.length - 1, ...(index === 0 && { spacing: { before: 2 * line } }), children: [new TextRun({ text, size })] }));
}

/** How many characters wide a text is, rather too wide: digits are half as wide as Chinese characters, letters a little more. */
const emsOf = (text: string) => Array.from(text).reduce((sum, one) => sum + (/[\d ]/.test(one) ? 0.5 : /[!-~]/.test(one) ? 0.75 : 1), 0.25);

/** — 1 —: at the right on odd pages, at the left on even ones, one character in. */
export function officialFooters(): { default: Footer; even: Footer } {
  const page = (alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]) =>
    new Footer({ children: [new Paragraph({ alignment, indent: { left: numberSize * 10, right: numberSize * 10 }, children: [new TextRun({ size: numberSize, font: { ascii: "SimSun", hAnsi: "SimSun", eastAsia: "SimSun" }, children: ["— ", PageNumber.CURRENT, " —"] })] })] });
  return { default: page(AlignmentType.RIGHT), even: page(AlignmentType.LEFT) };
}

interface StandIn {
  names: string;
  family: "roman" | "swiss";
}

/**
 * Under which names a machine without these fonts finds one that stands in, the open ones last, and of which kind it has to be.
 * Word reads both; LibreOffice (7.4) reads neither and asks the system by name, where 宋体 is known as a serif by its name SimSun alone and
 * 仿宋 by none: it takes a sans there, so that what must look right is the PDF.
 */
const standIns: Readonly<Record<string, StandIn>> = {
  仿宋: { names: "FangSong,仿宋_GB2312,FandolFang,Noto Serif CJK SC", family: "roman" },
  楷体: { names: "KaiTi,楷体_GB2312,FandolKai,Noto Serif CJK SC", family: "roman" },
  方正小标宋简体: { names: "FZXiaoBiaoSong-B05S,FandolSong,Noto Serif CJK SC", family: "roman" },
  黑体: { names: "SimHei,FandolHei,Noto Sans CJK SC", family: "swiss" },
  SimSun: { names: "宋体,FandolSong,Noto Serif CJK SC", family: "roman" },
};

/** The font table of every Word file: the product of `docx` names no font in it. */
export const fontTable = {
  path: "word/fontTable.xml",
  data: [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    ...Object.entries(standIns).map(([name, { names, family }]) => `<w:font w:name="${name}"><w:altName w:val="${names}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`),
    '<w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>',
    "</w:fonts>",
  ].join(""),
};
