import { compare, decimalOf, parseDecimal, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Criterion } from "./thresholds.ts";

/** One expert's valid marks for one bid (评分表), decimal strings by criterion code. Voided sheets are simply not passed. */
export interface ScoreSheet {
  bid: string;
  expert: string;
  marks: Readonly<Record<string, string>>;
}

/** The sheet of one expert as exact numbers, in the order of the rubric. */
export interface ReadSheet {
  expert: string;
  marks: Fraction[];
  total: Fraction;
}

/**
 * Reads sheets and gathers them by bid, in the order in which bids first appear.
 * Refusals: `scoresMissing` (facts bid, expert, criterion), `invalidInput` (`sheets.N…`): no decimal, outside 0 to the weight,
 * unknown criterion, the same expert twice on one bid.
 */
export function readSheets(sheets: readonly ScoreSheet[], criteria: readonly Criterion[]): Result<Map<string, ReadSheet[]>> {
  const byBid = new Map<string, ReadSheet[]>();
  const codes = new Set(criteria.map(({ code }) => code));
  for (const [index, sheet] of sheets.entries()) {
    const path = `sheets.${String(index)}`;
    const others = byBid.get(sheet.bid) ?? [];
    if (others.some(({ expert }) => expert === sheet.expert)) return refuse("invalidInput", { fields: [{ path, message: "duplicate" }] });
    const unknown = Object.keys(sheet.marks).find((code) => !codes.has(code));
    if (unknown !== undefined) return refuse("invalidInput", { fields: [{ path: `${path}.marks.${unknown}`, message: "unknownCriterion" }] });
    const marks = readMarks(sheet, criteria, path);
    if (!marks.ok) return marks;
    byBid.set(sheet.bid, [...others, { expert: sheet.expert, marks: marks.value, total: sum(marks.value) }]);
  }
  return ok(byBid);
}

function readMarks(sheet: ScoreSheet, criteria: readonly Criterion[], path: string): Result<Fraction[]> {
  const marks: Fraction[] = [];
  for (const { code, weight } of criteria) {
    const text = sheet.marks[code];
    if (text === undefined) return refuse("scoresMissing", { facts: { bid: sheet.bid, expert: sheet.expert, criterion: code } });
    const mark = parseDecimal(text);
    if (!mark.ok || mark.value.numerator < 0n || compare(mark.value, decimalOf(weight)) > 0) {
      return refuse("invalidInput", { fields: [{ path: `${path}.marks.${code}`, message: "markRange" }], facts: { least: 0, most: weight } });
    }
    marks.push(mark.value);
  }
  return ok(marks);
}
