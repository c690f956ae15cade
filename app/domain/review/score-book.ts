import type { TypedCell, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { parseMark } from "./score-sheets.ts";
import type { MarkableCriterion } from "./sheet.ts";

/** Where things stand in a 离线评分表, one sheet a bid. Rows count from 1; criteria begin at `firstRow`, the opinion follows them. */
export const scoreBookPlaces = { code: "B2", mark: "B4", firstRow: 7, columns: { code: "A", mark: "E", reason: "F", veto: "G" }, opinion: "B" } as const;

/** What a form carries so that it is known again: task, revision of the sheet it was made from, digest of its criteria. */
export interface ScoreBookTag {
  task: string;
  revision: number;
  rubric: string;
}

const format = "JB-PF-1";

export function scoreBookTag({ task, revision, rubric }: ScoreBookTag): string {
  return `${format}/${task}/${String(revision)}/${rubric}`;
}

/** The tag as read, or null for what is none. */
export function readScoreBookTag(text: string): ScoreBookTag | null {
  const [head, task, revision, rubric, ...more] = text.trim().split("/");
  const isWhole = head === format && task !== undefined && /^\d{1,9}$/.test(revision ?? "") && rubric !== undefined && more.length === 0;
  return isWhole ? { task, revision: Number(revision), rubric } : null;
}

/** Why a form, or a place of it, cannot be taken over. */
export const scoreBookProblems = [
  "notScoreForm",
  "otherBid",
  "tagChanged",
  "twice",
  "otherRubric",
  "closed",
  "rowMissing",
  "formulaCell",
  "mergedCell",
  "notANumber",
  "markRange",
  "twoDecimals",
  "notText",
  "tooLong",
] as const;
export type ScoreBookProblem = (typeof scoreBookProblems)[number];

/** A problem with its place: sheet and cell; `found` is what stands there, `most` the highest mark. */
export interface BookProblem {
  sheet: string;
  cell: string | null;
  problem: ScoreBookProblem;
  found?: string;
  most?: number;
}

/** A sheet as typed offline: decimal strings by criterion. `revision` is the one it was made from. */
export interface OfflineSheet {
  task: string;
  code: string;
  revision: number;
  marks: Record<string, string>;
  reasons: Record<string, string>;
  /** 一票否决 with its reason, where one is written. */
  vetoes: Record<string, string>;
  opinion: string;
}

/** What the form is held against: one's own tasks of the item, and the criteria as they are now. */
export interface ScoreBookGround {
  tasks: readonly { id: string; code: string; isOpen: boolean }[];
  criteria: readonly MarkableCriterion[];
  rubric: string;
}

export const longestReason = 2000;
export const longestOpinion = 5000;

/** Reads an uploaded form. Whatever is wrong is named with its place; only a form without any problem is taken over. */
export function readScoreBook(sheets: readonly TypedSheet[], ground: ScoreBookGround): { sheets: OfflineSheet[]; problems: BookProblem[] } {
  const problems: BookProblem[] = [];
  const read: OfflineSheet[] = [];
  const tagged = sheets.flatMap((sheet) => {
    const tag = readScoreBookTag(sheet.cells[scoreBookPlaces.mark]?.text ?? "");
    return tag ? [{ sheet, tag }] : [];
  });
  if (tagged.length === 0) return { sheets: [], problems: [{ sheet: sheets[0]?.name ?? "", cell: scoreBookPlaces.mark, problem: "notScoreForm" }] };
  for (const { sheet, tag } of tagged) {
    const found = headProblem(sheet, tag, ground, read);
    if (found) problems.push({ sheet: sheet.name, ...found });
    else {
      const task = ground.tasks.find(({ id }) => id === tag.task)!;
      read.push({ task: task.id, code: task.code, revision: tag.revision, ...readRows(sheet, ground.criteria, problems) });
    }
  }
  return { sheets: read, problems };
}

type Placed = Omit<BookProblem, "sheet">;

function headProblem(sheet: TypedSheet, tag: ScoreBookTag, ground: ScoreBookGround, read: readonly OfflineSheet[]): Placed | null {
  const task = ground.tasks.find(({ id }) => id === tag.task);
  const typed = sheet.cells[scoreBookPlaces.code]?.text.trim() ?? "";
  if (!task) return { cell: scoreBookPlaces.mark, problem: "otherBid", found: typed };
  if (typed !== task.code) return { cell: scoreBookPlaces.code, problem: "tagChanged", found: typed };
  if (read.some((one) => one.task === task.id)) return { cell: scoreBookPlaces.code, problem: "twice", found: task.code };
  if (tag.rubric !== ground.rubric) return { cell: scoreBookPlaces.mark, problem: "otherRubric" };
  return task.isOpen ? null : { cell: scoreBookPlaces.code, problem: "closed", found: task.code };
}

function readRows(sheet: TypedSheet, criteria: readonly MarkableCriterion[], problems: BookProblem[]): Pick<OfflineSheet, "marks" | "reasons" | "vetoes" | "opinion"> {
  const { firstRow, columns } = scoreBookPlaces;
  const marks: Record<string, string> = {};
  const reasons: Record<string, string> = {};
  const vetoes: Record<string, string> = {};
  const note = (cell: string, problem: ScoreBookProblem, more: Partial<BookProblem> = {}) => problems.push({ sheet: sheet.name, cell, problem, ...more });
  for (const [index, { code, weight, veto }] of criteria.entries()) {
    const row = String(firstRow + index);
    const head = sheet.cells[`${columns.code}${row}`];
    if (head?.text.trim() !== code) {
      note(`${columns.code}${row}`, "rowMissing", { found: code });
      continue;
    }
    const mark = readMark(sheet.cells[`${columns.mark}${row}`], weight);
    if (typeof mark === "string") marks[code] = mark;
    else if (mark) note(`${columns.mark}${row}`, mark.problem, mark);
    for (const [column, into] of [[columns.reason, reasons], ...(veto ? [[columns.veto, vetoes] as const] : [])] as const) {
      const words = readText(sheet.cells[`${column}${row}`], longestReason);
      if (typeof words !== "string") note(`${column}${row}`, words.problem, words);
      else if (words !== "") into[code] = words;
    }
  }
  const place = `${scoreBookPlaces.opinion}${String(firstRow + criteria.length)}`;
  const opinion = readText(sheet.cells[place], longestOpinion);
  if (typeof opinion !== "string") note(place, opinion.problem, opinion);
  return { marks, reasons, vetoes, opinion: typeof opinion === "string" ? opinion : "" };
}

type Wrong = { problem: ScoreBookProblem; found?: string; most?: number };

function structureProblem(cell: TypedCell): Wrong | null {
  if (cell.kind === "formula") return { problem: "formulaCell", found: cell.text };
  return cell.kind === "merged" ? { problem: "mergedCell" } : null;
}

/** A mark as decimal text, null for an empty cell, or what is wrong. Digits typed as text count. */
function readMark(cell: TypedCell | undefined, weight: number): string | Wrong | null {
  if (!cell) return null;
  const wrong = structureProblem(cell);
  if (wrong) return wrong;
  const text = toHalfWidth(cell.text).trim();
  if (text === "" && cell.kind === "text") return null;
  if (cell.kind === "other" || cell.kind === "date" || !/^\d+(\.\d+)?$/.test(text)) return { problem: /^-\d/.test(text) ? "markRange" : "notANumber", found: text, most: weight };
  const mark = parseMark(text, weight);
  if (mark.ok) return text;
  return { problem: mark.refusal.fields?.[0]?.message === "twoDecimals" ? "twoDecimals" : "markRange", found: text, most: weight };
}

function readText(cell: TypedCell | undefined, most: number): string | Wrong {
  if (!cell) return "";
  const wrong = structureProblem(cell);
  if (wrong) return wrong;
  if (cell.kind === "other" || cell.kind === "date") return { problem: "notText", found: cell.text };
  const text = cell.text.replaceAll("\r\n", "\n").trim();
  return text.length > most ? { problem: "tooLong", most } : text;
}
