import PDFKit from "pdfkit";
import { expect, test } from "vitest";
import { png } from "#app/files/files.fixture.ts";
import { markPages } from "./mark-pages.ts";
import { textsOf } from "./page-texts.fixture.ts";

const line = "示例专家（e001）　2026年11月26日 19:50　仅供评审，不得外传";

async function pdfOf(sizes: [number, number][]): Promise<Uint8Array> {
  const doc = new PDFKit({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (const [index, size] of sizes.entries()) doc.addPage({ size }).text(`page ${index + 1}`);
  const done = new Promise((resolve) => doc.on("end", resolve));
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

test("every page keeps its text and bears the line, whatever its shape", async () => {
  const texts = await textsOf(await markPages(await pdfOf([[595, 842], [842, 595], [300, 300]]), "pdf", line));
  expect(texts).toHaveLength(3);
  for (const [index, text] of texts.entries()) {
    expect(text).toContain(`page ${index + 1}`);
    expect(text.split("（e001）").length).toBeGreaterThan(3);
    expect(text).toContain("仅供评审，不得外传");
  }
});

test("a picture comes as a page of its own with the line", async () => {
  const [text, ...more] = await textsOf(await markPages(png(), "png", line));
  expect(more).toEqual([]);
  expect(text).toContain("（e001）");
});

test("what is no PDF throws, and nothing comes out half marked", async () => {
  await expect(markPages(Buffer.from("%PDF-1.7\nnothing"), "pdf", line)).rejects.toThrow();
});
