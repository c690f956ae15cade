import { z } from "zod";
import { csvLine, readCsv } from "#app/domain/kernel/csv.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { nameOfStandard } from "./standards.ts";
import type { Standard } from "./adopted-standards.ts";

/** Heads of the file, in their order; the words that a state and a mark have in it. */
export const standardHeads = ["标准号", "年号", "名称", "状态", "代替标准", "核对"] as const;
const statusWords = { current: "现行", replaced: "已被代替" } as const;
const markWords = { yes: "已核对", no: "待核对" } as const;

const text = (most: number) => z.string().trim().min(1, "required").max(most);

export const standardSchema = z.strictObject({
  code: z.string().trim().regex(/^[A-Z]{1,4}\d{0,2}(\/[TZ])? [A-Z]?\d+([./]\d+)*$/, "standardCode"),
  year: z.number().int().min(1950).max(2100).nullable(),
  title: text(120),
  status: z.enum(["current", "replaced"]),
  replacedBy: text(40).nullable(),
  isVerified: z.boolean(),
}) satisfies z.ZodType<Standard>;

/** 标准表 as it is stored: the table in force (null: the seeded one) and the one that waits for its second look. */
export const storedStandards = z.strictObject({
  table: z.array(standardSchema).max(2000).nullable().default(null),
  proposal: z.strictObject({ table: z.array(standardSchema).max(2000), by: z.uuid().nullable(), at: z.string() }).nullable().default(null),
});
export type StoredStandards = z.output<typeof storedStandards>;

/** What is wrong with a line of a file, counted as a spreadsheet counts. */
export interface StandardProblem {
  line: number;
  code: "heads" | "code" | "year" | "title" | "status" | "mark" | "replacedByMissing" | "replacedByKept" | "replacedByUnknown" | "twice" | "empty" | "tooMany";
  text: string;
}

/** The table as a CSV file that reads back to itself. */
export function standardsCsv(table: readonly Standard[]): string {
  const rows = table.map(({ code, year, title, status, replacedBy, isVerified }) => [code, year ?? "", title, statusWords[status], replacedBy ?? "", isVerified ? markWords.yes : markWords.no]);
  return `\uFEFF${[standardHeads, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join("")}`;
}

/** A whole table from a CSV or JSON file; with problems nothing of it counts. */
export function readStandards(file: string): { table: Standard[]; problems: StandardProblem[] } {
  const rows = /^\s*\[/.test(file) ? rowsOfJson(file) : readCsv(file).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const [heads, ...lines] = rows ?? [];
  if (!heads || standardHeads.some((head, at) => toHalfWidth(heads[at] ?? "").trim() !== head)) return { table: [], problems: [{ line: 1, code: "heads", text: standardHeads.join("、") }] };
  if (lines.length === 0 || lines.length > 2000) return { table: [], problems: [{ line: 1, code: lines.length === 0 ? "empty" : "tooMany", text: "" }] };
  const read = lines.map(readLine);
  const table = read.flatMap(({ standard }) => standard ?? []);
  return { table, problems: [...read.flatMap(({ problems }) => problems), ...tableProblems(table)] };
}

function rowsOfJson(file: string): string[][] | null {
  const parsed = z.array(standardSchema).safeParse(parseJson(file));
  return parsed.success ? readCsv(standardsCsv(parsed.data)) : null;
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return null;
  }
}

function readLine(cells: string[], index: number): { standard: Standard | null; problems: StandardProblem[] } {
  const line = index + 2;
  const [code = "", year = "", , status = "", by = "", mark = ""] = cells.map((cell) => toHalfWidth(cell).trim());
  // A name keeps its full-width brackets.
  const title = (cells[2] ?? "").trim();
  const state = status === statusWords.current ? "current" : status === statusWords.replaced ? "replaced" : null;
  const wrong: [boolean, StandardProblem["code"], string][] = [
    [!standardSchema.shape.code.safeParse(code).success, "code", code],
    [year !== "" && !standardSchema.shape.year.safeParse(Number(year)).success, "year", year],
    [!standardSchema.shape.title.safeParse(title).success, "title", title],
    [state === null, "status", status],
    [mark !== markWords.yes && mark !== markWords.no, "mark", mark],
    [state === "replaced" && by === "", "replacedByMissing", code],
    [state === "current" && by !== "", "replacedByKept", by],
  ];
  const problems = wrong.flatMap(([is, problem, what]) => (is ? [{ line, code: problem, text: what }] : []));
  const standard: Standard | null = state && problems.length === 0 ? { code, year: year === "" ? null : Number(year), title, status: state, replacedBy: by || null, isVerified: mark === markWords.yes } : null;
  return { standard, problems };
}

/** Each edition stands once, and what replaces one is there. */
function tableProblems(table: readonly Standard[]): StandardProblem[] {
  const names = table.map(nameOfStandard);
  return table.flatMap((standard, index): StandardProblem[] => {
    const line = index + 2;
    const { replacedBy } = standard;
    return [
      ...(names.indexOf(nameOfStandard(standard)) < index ? [{ line, code: "twice" as const, text: nameOfStandard(standard) }] : []),
      ...(replacedBy !== null && !names.includes(replacedBy) ? [{ line, code: "replacedByUnknown" as const, text: replacedBy }] : []),
    ];
  });
}

/** An edition that another table adds, drops or states otherwise. */
export interface StandardDifference {
  name: string;
  before: Standard | null;
  after: Standard | null;
}

export function standardsDifference(before: readonly Standard[], after: readonly Standard[]): StandardDifference[] {
  const [old, fresh] = [before, after].map((table) => new Map(table.map((one) => [nameOfStandard(one), one])));
  return [...new Set([...old!.keys(), ...fresh!.keys()])].flatMap((name) => {
    const pair = { name, before: old!.get(name) ?? null, after: fresh!.get(name) ?? null };
    return JSON.stringify(pair.before) === JSON.stringify(pair.after) ? [] : [pair];
  });
}
