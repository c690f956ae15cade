import { add, divide, formatFixed, fraction, multiply, type Fraction } from "#app/domain/kernel/decimal.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { totalFactor, type UsedRubric } from "./rubric.ts";
import { parseMark } from "./score-sheets.ts";
import type { Criterion } from "./thresholds.ts";

/** A sheet as stored: marks in hundredths of a point, null or absent where nothing is marked yet. */
export interface Sheet {
  marks: Readonly<Record<string, number | null>>;
  reasons: Readonly<Record<string, string>>;
  /** 一票否决 raised on a criterion, with its reason ("" while that is not written yet). */
  vetoes: Readonly<Record<string, string>>;
  opinion: string;
}

export const emptySheet: Sheet = { marks: {}, reasons: {}, vetoes: {}, opinion: "" };

/** How long texts must be, in characters without spaces, and below which percent of a weight a mark needs one; settings of the round. */
export interface LeastTexts {
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
}

/** Characters that say something: spaces and line ends do not fill a required length. */
export function textLength(text: string): number {
  return [...text.replace(/\s/gu, "")].length;
}

/** A sheet as texts. 一票否决 is raised where `flags` says anything, or without them where `vetoes` gives a reason. */
export interface TypedSheetTexts {
  marks: Readonly<Record<string, string | undefined>>;
  reasons: Readonly<Record<string, string | undefined>>;
  flags?: Readonly<Record<string, string | undefined>> | undefined;
  vetoes?: Readonly<Record<string, string | undefined>> | undefined;
  opinion: string;
}

/** A criterion; `veto` says when 一票否决 may be raised on it. */
export interface MarkableCriterion extends Criterion {
  veto?: string | undefined;
}

/** What tells a form of these criteria from one of others: what is asked for, and nothing that stood in no older form. */
export function formCriteria(criteria: readonly (MarkableCriterion & { name: string })[]): (string | number)[][] {
  return criteria.map(({ code, name, weight, veto }) => [code, name, weight, ...(veto ? [veto] : [])]);
}

/** Reads what was typed. Refusal `invalidInput` with the path of each bad mark (`marks.R01`) or unknown criterion. */
export function readSheet(typed: TypedSheetTexts, criteria: readonly MarkableCriterion[]): Result<Sheet> {
  const codes = new Map(criteria.map(({ code, weight }) => [code, weight]));
  const fields: FieldProblem[] = [];
  const marks: Record<string, number | null> = {};
  for (const [code, text] of Object.entries(typed.marks)) {
    const weight = codes.get(code);
    if (weight === undefined) fields.push({ path: `marks.${code}`, message: "unknownCriterion" });
    if (weight === undefined || !text?.trim()) continue;
    const mark = parseMark(text, weight);
    if (mark.ok) marks[code] = mark.value;
    else fields.push({ path: `marks.${code}`, message: mark.refusal.fields?.[0]?.message ?? "markRange" });
  }
  for (const code of Object.keys(typed.reasons)) if (!codes.has(code)) fields.push({ path: `reasons.${code}`, message: "unknownCriterion" });
  const { vetoes = {}, flags = vetoes } = typed;
  const flagged = Object.keys(flags).filter((code) => flags[code]?.trim());
  for (const code of flagged) if (!criteria.some((one) => one.code === code && one.veto)) fields.push({ path: `vetoes.${code}`, message: "noVetoHere" });
  if (fields.length > 0) return refuse("invalidInput", { fields });
  const reasons = Object.fromEntries(Object.entries(typed.reasons).flatMap(([code, reason]) => (reason?.trim() ? [[code, reason.trim()]] : [])));
  return ok({ marks, reasons, vetoes: Object.fromEntries(flagged.map((code) => [code, vetoes[code]?.trim() ?? ""])), opinion: typed.opinion.trim() });
}

/**
 * What still keeps a sheet from being signed: a criterion without a mark (`missing`), a low mark without a long enough reason
 * (`reasonTooShort`), a veto without one (`vetoReasonTooShort`), a short opinion (`opinionTooShort`). Source: guide 3.6.
 */
export function sheetProblems(sheet: Sheet, criteria: readonly Criterion[], least: LeastTexts): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const { code, weight } of criteria) {
    const mark = sheet.marks[code] ?? null;
    if (mark === null) problems.push({ path: `marks.${code}`, message: "missing" });
    else if (needsReason(mark, weight, least) && textLength(sheet.reasons[code] ?? "") < least.leastReason) problems.push({ path: `reasons.${code}`, message: "reasonTooShort" });
    const veto = sheet.vetoes[code];
    if (veto !== undefined && textLength(veto) < Math.max(1, least.leastReason)) problems.push({ path: `vetoes.${code}`, message: "vetoReasonTooShort" });
  }
  if (textLength(sheet.opinion) < least.leastOpinion) problems.push({ path: "opinion", message: "opinionTooShort" });
  return problems;
}

/** The `flags` of a sheet that is read already. */
export function flagsOf({ vetoes }: Pick<Sheet, "vetoes">): Record<string, string> {
  return Object.fromEntries(Object.keys(vetoes).map((code) => [code, "on"]));
}

/** Whether a mark, in hundredths, lies so low that its reason must be written. */
export function needsReason(mark: number, weight: number, { reasonBelow }: Pick<LeastTexts, "reasonBelow">): boolean {
  return mark < reasonBelow * weight;
}

/** How many criteria of the sheet bear a mark. */
export function markedCount(sheet: Sheet, criteria: readonly Criterion[]): number {
  return criteria.filter(({ code }) => (sheet.marks[code] ?? null) !== null).length;
}

/** The sheet's total as counted for the ranking, or null while a mark is missing. */
export function sheetTotal(sheet: Sheet, rubric: UsedRubric<Criterion>): Fraction | null {
  let hundredths = 0;
  for (const { code } of rubric.used) {
    const mark = sheet.marks[code] ?? null;
    if (mark === null) return null;
    hundredths += mark;
  }
  return multiply(fraction(BigInt(hundredths), 100n), totalFactor(rubric));
}

/** The expert's own calibration (本人目前均分): the mean of the own full sheets with two decimals, null before the first. */
export function ownMean(sheets: readonly Sheet[], rubric: UsedRubric<Criterion>): string | null {
  const totals = sheets.flatMap((sheet) => sheetTotal(sheet, rubric) ?? []);
  return totals.length === 0 ? null : formatFixed(divide(totals.reduce(add), fraction(BigInt(totals.length))), 2);
}
