import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { ExpertKind } from "#app/domain/organisation/expert.ts";
import { normalizePhone } from "#app/domain/organisation/identifier.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { type ImportColumn, kindNames, usualYearlyCap } from "./import-columns.ts";
import { type ImportedLink, readLinks } from "./link-cells.ts";

/** A row of the list, understood. */
export interface ImportedExpert {
  line: number;
  no: string | null;
  name: string;
  phone: string | null;
  unitName: string;
  uscc: string;
  checkDigitOk: boolean;
  kind: ExpertKind;
  title: string;
  fields: string[];
  local: boolean;
  region: string;
  yearlyCap: number;
  links: ImportedLink[];
}

export interface RowProblem {
  column: ImportColumn;
  message: string;
}

export type RowReading = { line: number; name: string; expert: ImportedExpert; warnings: RowProblem[] } | { line: number; name: string; expert: null; problems: RowProblem[] };

const mostFields = 12;

/** Reads the rows below the head; what cannot be read is named with its column, and the other rows go on. Empty rows are left out. */
export function readRows(table: readonly (readonly string[])[], places: Partial<Record<ImportColumn, number>>, startLine = 2): RowReading[] {
  return table.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const text = (key: ImportColumn) => clean(places[key] === undefined ? "" : (cells[places[key]] ?? ""));
    return [readRow(index + startLine, text)];
  });
}

/** Half-width, without control characters and double spaces: lists are typed by many hands. */
function clean(cell: string): string {
  return toHalfWidth(cell.normalize("NFC")).replace(/[\p{Cc}\u200B\uFEFF]+/gu, " ").replace(/ {2,}/g, " ").trim();
}

function readRow(line: number, text: (key: ImportColumn) => string): RowReading {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const check = (isRight: boolean, column: ImportColumn, message: string) => {
    if (!isRight) problems.push({ column, message });
  };
  const needed = (column: ImportColumn, most: number) => {
    const value = text(column);
    check(value !== "", column, "required");
    check([...value].length <= most, column, "tooLong");
    return value;
  };
  const name = needed("name", 30);
  const [unitName, title] = [needed("unitName", 100), needed("title", 40)];
  const uscc = checkUscc(text("uscc"));
  check(uscc.format, "uscc", uscc.normalized === "" ? "required" : uscc.problem === "length" ? "usccLength" : "usccAlphabet");
  if (uscc.format && !uscc.checkDigit) warnings.push({ column: "uscc", message: "checkDigit" });
  const no = text("no").toUpperCase();
  check(no === "" || /^E\d{3,5}$/.test(no), "no", "expertNumber");
  const phone = normalizePhone(text("phone"));
  check(phone === "" || /^1[3-9]\d{9}$/.test(phone), "phone", "phoneFormat");
  const kind = kindOf(text("kind"));
  check(kind !== null, "kind", "expertKind");
  const fields = splitList(text("fields"));
  check(fields.length > 0, "fields", "required");
  check(fields.length <= mostFields && fields.every((field) => [...field].length <= 40), "fields", "tooManyFields");
  const local = localOf(text("local"));
  check(local !== null, "local", "localNeeded");
  const yearlyCap = text("yearlyCap") === "" ? usualYearlyCap : Number(text("yearlyCap"));
  check(Number.isInteger(yearlyCap) && yearlyCap >= 1 && yearlyCap <= 50, "yearlyCap", "yearlyCap");
  const links = (["pastUnits", "coauthors", "advisers"] as const).flatMap((column) => {
    const read = readLinks(column, text(column));
    if (read === null) problems.push({ column, message: `links.${column}` });
    return read ?? [];
  });
  if (problems.length > 0 || kind === null || local === null) return { line, name, expert: null, problems };
  const expert = { line, no: no || null, name, phone: phone || null, unitName, uscc: uscc.normalized, checkDigitOk: uscc.checkDigit, kind, title, fields, local, region: text("region").slice(0, 60), yearlyCap, links };
  return { line, name, expert, warnings };
}

function kindOf(text: string): ExpertKind | null {
  const plain = text.replaceAll(" ", "");
  return (Object.keys(kindNames) as ExpertKind[]).find((kind) => kindNames[kind].includes(plain)) ?? null;
}

function localOf(text: string): boolean | null {
  if (["市内", "本市", "是", "本地"].includes(text)) return true;
  return ["市外", "外市", "否", "外地"].includes(text) ? false : null;
}

/** 胶凝材料、固废利用；陶瓷 */
export function splitList(text: string): string[] {
  return [...new Set(text.split(/[、,;/|\n]|，|；/).map((part) => part.trim()).filter(Boolean))];
}
