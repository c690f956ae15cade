import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, type Page } from "@playwright/test";
import PDFDocument from "pdfkit";
import { keep } from "./people.ts";

/** A document as a team sends it, on disk. */
export async function twoPages(folder: string): Promise<string> {
  const doc = new PDFDocument();
  const file = join(folder, "申报书正文.pdf");
  const written = pipeline(doc, createWriteStream(file));
  doc.text("page one").addPage().text("page two").end();
  await written;
  return file;
}

/** The expert leafs through the document on the page. */
export async function leafThrough(page: Page): Promise<void> {
  await page.getByRole("button", { name: "逐页查看" }).click();
  const viewer = page.getByRole("region", { name: "查看 申报书正文.pdf" });
  await expect(viewer.getByRole("img", { name: "第 1 页" })).toBeVisible();
  await viewer.getByRole("button", { name: "下一页" }).click();
  await expect(viewer.getByRole("img", { name: "第 2 页" })).toBeVisible();
  await keep(page, "reading");
  await viewer.getByRole("button", { name: "关闭" }).click();
}
