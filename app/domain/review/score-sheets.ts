import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { formatHundredths, readHundredths } from "#app/domain/kernel/hundredths.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Criterion } from "./thresholds.ts";

/** One expert's valid marks for one bid (评分表), decimal strings by criterion code. Voided sheets are simply not passed. */
export interface ScoreSheet {
  bid: string;
  expert: string;
  marks: Readonly<Record<string, string>>;
  /** Criteria on which the expert raises 一票否决. */
  vetoes?: readonly string[];
}

/** The sheet of one expert in hundredths of a point, in the order of the rubric. */
export interface ReadSheet {
  expert: string;
  marks: readonly number[];
  isVeto: boolean;
}

/** A mark as typed ("10.5", １０．５), in hundredths of a point as stored. Refusal `invalidInput`: no decimal, over two decimals, outside 0 to the weight. */
export function parseMark(text: string, weight: number): Result<number> {
  const typed = toHalfWidth(text).trim();
  const mark = readHundredths(typed);
  if (mark !== null && mark <= 100 * weight) return ok(mark);
  const message = markProblem(typed, weight);
  return refuse("invalidInput", { fields: [{ path: "mark", message }], ...(message === "markRange" && { facts: { least: 0, most: weight } }) });
}

/** Why a text is no mark: too fine, though within the range, or no number of the range at all. */
function markProblem(text: string, weight: number): "twoDecimals" | "markRange" {
  const isTooFine = readHundredths(text) === null && /^\d{1,9}\.\d{3,}$/.test(text) && Number(text) <= weight;
  return isTooFine ? "twoDecimals" : "markRange";
}

/** A stored mark as the decimal string that the rules take and pages show: 1050 is "10.50". */
export function formatMark(hundredths: number): string {
  return formatHundredths(hundredths);
}

/**
 * Reads sheets and gathers them by bid, in the order in which bids first appear.
 * Refusals: `scoresMissing` (facts bid, expert, criterion), `invalidInput` (`sheets.N…`): no decimal of at most two places,
 * outside 0 to the weight, unknown criterion, the same expert twice on one bid.
 */
export function readSheets(sheets: readonly ScoreSheet[], criteria: readonly Criterion[]): Result<Map<string, ReadSheet[]>> {
  const byBid = new Map<string, ReadSheet[]>();
  for (const [index, sheet] of sheets.entries()) {
    let own = byBid.get(sheet.bid);
    if (!own) byBid.set(sheet.bid, (own = []));
    if (own.some(({ expert }) => expert === sheet.expert)) return refuse("invalidInput", { fields: [{ path: `sheets.${String(index)}`, message: "duplicate" }] });
    const marks = readMarks(sheet, criteria, index);
    if (!marks.ok) return marks;
    own.push({ expert: sheet.expert, marks: marks.value, isVeto: (sheet.vetoes?.length ?? 0) > 0 });
  }
  return ok(byBid);
}

function readMarks(sheet: ScoreSheet, criteria: readonly Criterion[], index: number): Result<number[]> {
  const marks: number[] = [];
  if (Object.keys(sheet.marks).length !== criteria.length) {
    const unknown = Object.keys(sheet.marks).find((code) => !criteria.some((criterion) => criterion.code === code));
    if (unknown !== undefined) return refuse("invalidInput", { fields: [{ path: `sheets.${String(index)}.marks.${unknown}`, message: "unknownCriterion" }] });
  }
  for (const { code, weight } of criteria) {
    const text = sheet.marks[code];
    if (text === undefined) return refuse("scoresMissing", { facts: { bid: sheet.bid, expert: sheet.expert, criterion: code } });
    const mark = readHundredths(text);
    if (mark === null || mark > 100 * weight) return refuse("invalidInput", { fields: [{ path: `sheets.${String(index)}.marks.${code}`, message: markProblem(text, weight) }], facts: { least: 0, most: weight } });
    marks.push(mark);
  }
  return ok(marks);
}
