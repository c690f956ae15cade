import type { FileSource } from "./file-source.ts";
import { type ArchiveEntry, entriesOf, FileRefused, type InflateBudget } from "./inspect-zip.ts";

export type OfficeType = "docx" | "xlsx" | "pptx";

const mainParts: Record<OfficeType, { part: RegExp; type: RegExp }> = {
  docx: { part: /^word\/document\d*\.xml$/, type: /wordprocessingml\.document\.main\+xml/ },
  xlsx: { part: /^xl\/workbook\d*\.xml$/, type: /spreadsheetml\.sheet\.main\+xml/ },
  pptx: { part: /^ppt\/presentation\d*\.xml$/, type: /presentationml\.presentation\.main\+xml/ },
};

/** Links that a reader has to click; everything else external is fetched by opening the file. */
const clickedLink = /\/hyperlink$/;
const longestRelationships = 4 * 1024 * 1024;

/**
 * An Office file (OPC): the parts that its type needs, no macros, nothing fetched from elsewhere. Hyperlinks are allowed,
 * because every report has some; a template, picture, sheet or object outside of the file is not.
 */
export async function inspectOffice(source: FileSource, type: OfficeType, budget: InflateBudget): Promise<void> {
  let hasMainPart = false;
  let contentTypes: string | null = null;
  for await (const entry of entriesOf(source, budget)) {
    const name = entry.name.toLowerCase();
    if (/(^|\/)(vbaproject|vbadata)[^/]*$|(^|\/)macrosheets\/|(^|\/)activex\//.test(name)) throw new FileRefused("macros");
    if (name === "[content_types].xml") contentTypes = await xmlOf(entry);
    else if (name.endsWith(".rels")) refuseExternal(await xmlOf(entry));
    else await entry.inflate(0);
    if (mainParts[type].part.test(name)) hasMainPart = true;
  }
  if (contentTypes === null || !hasMainPart) throw new FileRefused("contentDiffers");
  if (/macroEnabled|vbaProject|intlmacrosheet|ms-excel\.macrosheet/i.test(contentTypes)) throw new FileRefused("macros");
  if (!mainParts[type].type.test(contentTypes)) throw new FileRefused("contentDiffers");
}

/** A part's XML in one known spelling: UTF-8, no document type (entities could hide what is looked for). */
async function xmlOf(entry: ArchiveEntry): Promise<string> {
  if (entry.size > longestRelationships) throw new FileRefused("archiveTooLarge");
  const bytes = await entry.inflate(longestRelationships);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused("damaged");
  }
  if (text.includes("\0") || /<!DOCTYPE|<!ENTITY/i.test(text) || /encoding\s*=\s*["'](?!utf-8)/i.test(text.slice(0, 200))) throw new FileRefused("damaged");
  return text;
}

function refuseExternal(relationships: string): void {
  for (const [element] of relationships.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)) {
    const mode = attribute(element, "TargetMode");
    if (mode?.toLowerCase() === "external" && !clickedLink.test(attribute(element, "Type") ?? "")) throw new FileRefused("externalLinks");
  }
}

function attribute(element: string, name: string): string | null {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element);
  const text = value?.[1] ?? value?.[2];
  return text === undefined ? null : text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => character(hex ? parseInt(hex, 16) : Number(decimal)) ?? whole).trim();
}

function character(code: number): string | null {
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
