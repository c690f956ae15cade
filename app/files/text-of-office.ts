import type { FileProperties, FileText } from "#app/domain/similarity/traits.ts";
import { memorySource } from "./file-source.ts";
import type { OfficeType } from "./inspect-office.ts";
import { entriesOf, InflateBudget } from "./inspect-zip.ts";

/** Where the words of each type stand; a sheet's words are its shared texts. */
const wordParts: Record<OfficeType, RegExp> = {
  docx: /^word\/(?:document\d*|footnotes|endnotes)\.xml$/i,
  xlsx: /^xl\/sharedstrings\.xml$/i,
  pptx: /^ppt\/slides\/slide\d+\.xml$/i,
};
const largestPart = 64 * 1024 * 1024;

/** Words and properties of an Office file, as far as `longest` characters. Throws for one that is damaged. */
export async function textOfOffice(bytes: Buffer, type: OfficeType, longest: number): Promise<FileText> {
  let text = "";
  const properties: Record<string, string> = {};
  for await (const entry of entriesOf(memorySource(bytes), new InflateBudget(bytes.length))) {
    const isWords = wordParts[type].test(entry.name) && text.length < longest;
    const isAbout = /^docProps\/(?:core|app)\.xml$/i.test(entry.name);
    const xml = (await entry.inflate(isWords || isAbout ? largestPart : 0)).toString("utf8");
    if (isWords) text += wordsOf(xml);
    if (isAbout) for (const [, name, value] of xml.matchAll(/<(?:[\w-]+:)?(creator|lastModifiedBy|created|Company|Application|AppVersion)\b[^>]*>([^<]{0,300})</g)) properties[name!] ??= plain(value!);
  }
  return { text: text.slice(0, longest).trim(), properties: propertiesOf(properties) };
}

/** Paragraphs and rows end a line; what stands in one run after the other belongs together. */
function wordsOf(xml: string): string {
  const words: string[] = [];
  for (const [, text, end] of xml.matchAll(/<(?:[wa]:)?t(?:\s[^>]*)?>([^<]*)<|<(\/(?:[wa]:)?p|\/si|w:br|w:tab)\b/g)) words.push(end === undefined ? plain(text!) : "\n");
  return words.join("");
}

function propertiesOf({ creator = "", lastModifiedBy = "", Company: company = "", Application: program = "", AppVersion: version = "", created = "" }: Record<string, string>): FileProperties {
  const at = Date.parse(created);
  return { author: creator, lastModifiedBy, company, application: `${program} ${version}`.trim(), createdAt: Number.isNaN(at) ? null : new Date(at).toISOString() };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()]!;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
