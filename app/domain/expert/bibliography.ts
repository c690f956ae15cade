import { readCsv } from "#app/domain/kernel/csv.ts";
import { plainName } from "#app/domain/kernel/plain-name.ts";

/** A paper, patent or project with the people named on it. */
export interface Publication {
  title: string;
  year: number;
  people: string[];
}

/** Somebody who stands beside the expert on a publication, with the latest year. */
export interface JointAuthor {
  name: string;
  year: number;
  title: string;
}

/** Reads BibTeX (`@article{…}`) or a CSV with the columns 题目, 年份, 作者. What has no year or no people is left out and counted. */
export function readBibliography(text: string): { publications: Publication[]; skipped: number } {
  const entries = text.includes("@") && /@\s*\w+\s*[{(]/.test(text) ? readBibtex(text) : readTable(text);
  const publications = entries.filter((entry): entry is Publication => Number.isInteger(entry.year) && entry.year >= 1950 && entry.year <= 2200 && entry.people.length > 0);
  return { publications, skipped: entries.length - publications.length };
}

/** Everybody but the expert, once each with the latest joint work. Names are compared without spaces and case. */
export function jointAuthors(publications: readonly Publication[], ownName: string): JointAuthor[] {
  const own = plainName(ownName);
  const latest = new Map<string, JointAuthor>();
  for (const { title, year, people } of publications) {
    for (const name of people) {
      const key = plainName(name);
      if (key !== "" && key !== own && year > (latest.get(key)?.year ?? 0)) latest.set(key, { name, year, title });
    }
  }
  return [...latest.values()].sort((one, other) => other.year - one.year);
}

function readTable(text: string): Publication[] {
  const [head = [], ...rows] = readCsv(text);
  const at = (names: readonly string[]) => head.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  const places = { title: at(["题目", "名称", "title"]), year: at(["年份", "年", "year"]), people: at(["作者", "人员", "发明人", "authors", "author"]) };
  if (places.year < 0 || places.people < 0) return [];
  return rows.filter((row) => row.some((cell) => cell.trim() !== "")).map((row) => ({
    title: (row[places.title] ?? "").trim().slice(0, 200),
    year: Number(/\d{4}/.exec((row[places.year] ?? "").normalize("NFKC"))?.[0]),
    people: namesOf(row[places.people] ?? ""),
  }));
}

function namesOf(text: string): string[] {
  return text.split(/[;；、\n]|，|,(?!\s*[A-Z]\.?\b)|\s+and\s+/).map((name) => name.trim().slice(0, 60)).filter(Boolean);
}

function readBibtex(text: string): Publication[] {
  const publications: Publication[] = [];
  for (const match of text.matchAll(/@\s*(\w+)\s*[{(]/g)) {
    if (["comment", "string", "preamble"].includes(match[1]!.toLowerCase())) continue;
    const fields = bibFields(text, match.index + match[0].length);
    const people = (fields.get("author") ?? fields.get("inventor") ?? "").split(/\s+and\s+/i).map((name) => plainText(name).slice(0, 60)).filter(Boolean);
    publications.push({ title: (fields.get("title") ?? "").replace(/[{}\\]/g, "").trim().slice(0, 200), year: Number(/\d{4}/.exec(fields.get("year") ?? fields.get("date") ?? "")?.[0]), people });
  }
  return publications;
}

/** `name = {…}`, `"…"` or a bare word, until the entry closes. */
function bibFields(text: string, start: number): Map<string, string> {
  const fields = new Map<string, string>();
  const name = /\s*,?\s*([\w-]+)\s*=\s*/y;
  let at = text.indexOf(",", start);
  while (at >= 0 && at < text.length) {
    name.lastIndex = at;
    const found = name.exec(text);
    if (!found) break;
    const value = bibValue(text, name.lastIndex);
    fields.set(found[1]!.toLowerCase(), value.text);
    at = value.end;
  }
  return fields;
}

function bibValue(text: string, start: number): { text: string; end: number } {
  const open = text[start];
  if (open !== "{" && open !== '"') {
    const end = start + (/[,}\s]/.exec(text.slice(start))?.index ?? text.length - start);
    return { text: text.slice(start, end), end };
  }
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && depth > 0) depth -= 1;
    else if (depth === 0 && text[at] === (open === "{" ? "}" : '"')) return { text: text.slice(start + 1, at), end: at + 1 };
  }
  return { text: text.slice(start + 1), end: text.length };
}

/** Without braces and commands; `Zhang, San` as `San Zhang`. */
function plainText(text: string): string {
  const plain = text.replace(/\\[a-zA-Z]+\s?|\\.|[{}]/g, "").replace(/\s+/g, " ").trim();
  const [family, given, ...rest] = plain.split(",").map((part) => part.trim());
  return given && rest.length === 0 ? `${given} ${family ?? ""}` : plain;
}
