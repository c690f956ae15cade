import { createRequire } from "node:module";
import { Document, Packer, Paragraph, TextRun } from "docx";
import exceljs from "exceljs";
import PDFKit from "pdfkit";
import { expect, test } from "vitest";
import { readFileText } from "./file-text.ts";

const font = createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
const words = "本课题以赤泥为主要原料制备道路基层材料，掺量不低于百分之四十。";

async function aPdf(): Promise<Buffer> {
  const doc = new PDFKit({ info: { Author: "示例·李四", Creator: "WPS 文字", CreationDate: new Date("2026-10-01T02:03:04Z") } });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  doc.font(font).text(words).addPage().text("第二页：钛石膏 & 赤泥");
  const done = new Promise((resolve) => doc.on("end", resolve));
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

test("words and properties of a PDF and of Office files are read", async () => {
  const pdf = await readFileText(await aPdf(), "pdf");
  expect(pdf!.text.replace(/\s/g, "")).toBe(`${words}第二页：钛石膏&赤泥`);
  expect(pdf!.properties).toMatchObject({ author: "示例·李四", createdAt: "2026-10-01T02:03:04.000Z" });

  const word = new Document({ creator: "示例·李四", lastModifiedBy: "示例·王五", sections: [{ children: [new Paragraph({ children: [new TextRun(words.slice(0, 9)), new TextRun({ text: words.slice(9), bold: true })] }), new Paragraph("第二段：A&B <40>")] }] });
  const docx = await readFileText(await Packer.toBuffer(word), "docx");
  expect(docx!.text).toBe(`${words}\n第二段：A&B <40>`);
  expect(docx!.properties).toMatchObject({ author: "示例·李四", lastModifiedBy: "示例·王五" });

  const book = new exceljs.Workbook();
  book.creator = "示例·李四";
  book.company = "示例公司";
  book.addWorksheet("预算").addRows([["设备费", 12], [words]]);
  const xlsx = await readFileText(new Uint8Array(await book.xlsx.writeBuffer()), "xlsx");
  expect(xlsx!.text).toContain(words);
  expect(xlsx!.properties).toMatchObject({ author: "示例·李四", company: "示例公司" });
});

test("what cannot be read answers nothing, and the next file is read all the same", async () => {
  expect(await readFileText(Buffer.from("%PDF-1.7 not one"), "pdf")).toBeNull();
  expect(await readFileText(Buffer.from("PK not one"), "docx")).toBeNull();
  expect((await readFileText(await aPdf(), "pdf"))!.text).toContain("钛石膏");
});
