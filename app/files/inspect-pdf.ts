import type { FileSource } from "./file-source.ts";
import { FileRefused } from "./inspect-zip.ts";

/** What may stand after the end: line ends, and what some scanners and signers add. */
const tail = 4096;
const head = 1024;

/** PDF: the header at the start, `startxref` and `%%EOF` at the end, and at the place it names a cross-reference. */
export async function inspectPdf(source: FileSource): Promise<void> {
  const first = (await source.read(0, head)).toString("latin1");
  if (!/^(?:\xef\xbb\xbf)?\s{0,8}%PDF-[12]\.\d/.test(first)) throw new FileRefused("contentDiffers");
  const last = (await source.read(Math.max(0, source.size - tail), source.size)).toString("latin1");
  const end = [...last.matchAll(/startxref\s+(\d{1,12})\s+%%EOF/g)].at(-1);
  if (!end) throw new FileRefused("damaged");
  const place = Number(end[1]) + first.indexOf("%PDF");
  const table = (await source.read(place, place + 64)).toString("latin1");
  // A table, or an object that is a cross-reference stream; a linearised file may name 0 for the first part.
  if (place >= source.size || !(/^\s{0,8}xref\s/.test(table) || /^\s{0,8}\d+\s+\d+\s+obj\b/.test(table) || Number(end[1]) === 0)) throw new FileRefused("damaged");
}
