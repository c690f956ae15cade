import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { FileText } from "#app/domain/similarity/traits.ts";

const mostPages = 400;
const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** Words and properties of a PDF, as far as `longest` characters; pages that are pictures have none. Throws for one that cannot be read. */
export async function textOfPdf(bytes: Uint8Array, longest: number): Promise<FileText> {
  const task = getDocument({ data: bytes, verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, cMapUrl: `${join(home, "cmaps")}/`, cMapPacked: true, standardFontDataUrl: `${join(home, "standard_fonts")}/` });
  try {
    const pdf = await task.promise;
    let text = "";
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && text.length < longest; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      text += `${items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("")}\n`;
      page.cleanup();
    }
    const info = (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>;
    const said = (key: string) => (typeof info[key] === "string" ? info[key].slice(0, 300) : "");
    return { text: text.slice(0, longest).trim(), properties: { author: said("Author"), lastModifiedBy: "", company: "", application: [said("Creator"), said("Producer")].filter((name) => name !== "").join("、"), createdAt: instantOf(said("CreationDate")) } };
  } finally {
    await task.destroy();
  }
}

/** `D:20261001120000+08'00'` as an ISO instant. */
function instantOf(date: string): string | null {
  const [, year, month, day, hour, minute, second, sign, hours = "00", minutes = "00"] = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)'?(\d\d)?'?|Z.*)?$/.exec(date) ?? [];
  if (year === undefined) return null;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign === undefined ? "Z" : `${sign}${hours}:${minutes}`}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
