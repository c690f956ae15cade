import type { Sheet } from "./sheet.ts";
import { formatMark } from "./score-sheets.ts";
import type { Criterion } from "./thresholds.ts";

/** 纸质评分表的办理情况: what is still to be done with one printed sheet, derived and never stored. */
export const paperSteps = ["toPrint", "firstEntry", "secondEntry", "differs", "agreed", "signed", "replaced"] as const;
export type PaperStep = (typeof paperSteps)[number];

/** Turns of entering: two people independently, then what was cleared against the scan. */
export const paperTurns = { first: 1, second: 2, cleared: 3 } as const;

/** One person's entry of a printed sheet. */
export interface PaperEntry {
  turn: number;
  enteredBy: string;
  sheet: Sheet;
}

/** A place where two entries differ: `marks.R01`, `reasons.R01`, `vetoes.R01`, `opinion`; values as they read. */
export interface PaperDifference {
  path: string;
  first: string;
  second: string;
}

const normal = (text: string) => text.replaceAll(/\s+/gu, "");

/**
 * Where two people read the same paper differently. Marks count exactly; words count without spaces and line ends, which a
 * handwriting does not have.
 */
export function paperDifferences(first: Sheet, second: Sheet, criteria: readonly Criterion[]): PaperDifference[] {
  const differences = criteria.flatMap(({ code }): PaperDifference[] => [
    { path: `marks.${code}`, first: markText(first, code), second: markText(second, code) },
    { path: `reasons.${code}`, first: first.reasons[code] ?? "", second: second.reasons[code] ?? "" },
    { path: `vetoes.${code}`, first: first.vetoes[code] ?? "", second: second.vetoes[code] ?? "" },
  ]);
  differences.push({ path: "opinion", first: first.opinion, second: second.opinion });
  return differences.filter((one) => normal(one.first) !== normal(one.second));
}

/** The sheet that counts: what was cleared, else what both entries say; null while there is none. */
export function settledPaper(entries: readonly PaperEntry[], criteria: readonly Criterion[]): Sheet | null {
  const of = (turn: number) => entries.find((entry) => entry.turn === turn)?.sheet;
  const [first, second, cleared] = [of(paperTurns.first), of(paperTurns.second), of(paperTurns.cleared)];
  if (cleared) return cleared;
  return first && second && paperDifferences(first, second, criteria).length === 0 ? first : null;
}

/** How far a printed sheet is. */
export function paperStepOf(paper: { isPrinted: boolean; isSigned: boolean; isReplaced: boolean; entries: readonly PaperEntry[] }, criteria: readonly Criterion[]): PaperStep {
  if (paper.isReplaced) return "replaced";
  if (paper.isSigned) return "signed";
  if (!paper.isPrinted) return "toPrint";
  if (paper.entries.length === 0) return "firstEntry";
  if (paper.entries.length === 1) return "secondEntry";
  return settledPaper(paper.entries, criteria) ? "agreed" : "differs";
}

/** Whose reading counts where two entries differ: one of theirs, or what the scan really says. */
export const paperTakes = ["first", "second", "other"] as const;
export type PaperChoice = { take: (typeof paperTakes)[number]; text: string };

/** A sheet as texts, before it is read. */
export interface TypedPaper {
  marks: Record<string, string>;
  reasons: Record<string, string>;
  vetoes: Record<string, string>;
  opinion: string;
}

/** What follows from clearing, as texts; `missing` names the places without a choice. */
export function clearedPaper(first: Sheet, second: Sheet, criteria: readonly Criterion[], choices: Readonly<Record<string, PaperChoice | undefined>>): { typed: TypedPaper; missing: string[] } {
  const typed: TypedPaper = { marks: {}, reasons: { ...first.reasons }, vetoes: { ...first.vetoes }, opinion: first.opinion };
  for (const { code } of criteria) typed.marks[code] = markText(first, code);
  const missing: string[] = [];
  for (const difference of paperDifferences(first, second, criteria)) {
    const choice = choices[difference.path];
    if (!choice) missing.push(difference.path);
    else put(typed, difference.path, choice.take === "other" ? choice.text : difference[choice.take]);
  }
  return { typed, missing };
}

function put(typed: TypedPaper, path: string, text: string): void {
  const [part, code = ""] = path.split(".");
  if (part === "marks") typed.marks[code] = text;
  else if (part === "reasons" || part === "vetoes") typed[part][code] = text;
  else typed.opinion = text;
}

function markText(sheet: Sheet, code: string): string {
  const mark = sheet.marks[code] ?? null;
  return mark === null ? "" : formatMark(mark);
}
