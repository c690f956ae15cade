import { compare, decimalOf, formatFixed, fraction, multiply, parseDecimal, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Criterion } from "./thresholds.ts";

/** One expert's valid marks for one bid (评分表), decimal strings by criterion code. Voided sheets are simply not passed. */
export interface ScoreSheet {
  bid: string;
  expert: string;
  marks: Readonly<Record<string, string>>;
}

/** The sheet of one expert as exact numbers, in the order of the rubric; `total` with the weight of what is left out spread over it. */
export interface ReadSheet {
  expert: string;
  marks: Fraction[];
  total: Fraction;
}

/** A mark as typed ("10.5"), in hundredths of a point as stored. Refusal `invalidInput`: no decimal, over two decimals, outside 0 to the weight. */
export function parseMark(text: string, weight: number): Result<number> {
  const mark = readMark(text.trim(), weight);
  if (!mark) return refuse("invalidInput", { fields: [{ path: "mark", message: "markRange" }], facts: { least: 0, most: weight } });
  const { numerator, denominator } = multiply(mark, fraction(100n));
  return denominator === 1n ? ok(Number(numerator)) : refuse("invalidInput", { fields: [{ path: "mark", message: "twoDecimals" }] });
}

/** A stored mark as the decimal string that the rules take and pages show: 1050 is "10.50". */
export function formatMark(hundredths: number): string {
  return formatFixed(fraction(BigInt(hundredths), 100n), 2);
}

/**
 * Reads sheets and gathers them by bid, in the order in which bids first appear; totals are the sums times `factor`.
 * Refusals: `scoresMissing` (facts bid, expert, criterion), `invalidInput` (`sheets.N…`): no decimal, outside 0 to the weight,
 * unknown criterion, the same expert twice on one bid.
 */
export function readSheets(sheets: readonly ScoreSheet[], criteria: readonly Criterion[], factor: Fraction = fraction(1n)): Result<Map<string, ReadSheet[]>> {
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
    byBid.set(sheet.bid, [...others, { expert: sheet.expert, marks: marks.value, total: multiply(sum(marks.value), factor) }]);
  }
  return ok(byBid);
}

function readMarks(sheet: ScoreSheet, criteria: readonly Criterion[], path: string): Result<Fraction[]> {
  const marks: Fraction[] = [];
  for (const { code, weight } of criteria) {
    const text = sheet.marks[code];
    if (text === undefined) return refuse("scoresMissing", { facts: { bid: sheet.bid, expert: sheet.expert, criterion: code } });
    const mark = readMark(text, weight);
    if (!mark) return refuse("invalidInput", { fields: [{ path: `${path}.marks.${code}`, message: "markRange" }], facts: { least: 0, most: weight } });
    marks.push(mark);
  }
  return ok(marks);
}

function readMark(text: string, weight: number): Fraction | null {
  const mark = parseDecimal(text);
  return mark.ok && mark.value.numerator >= 0n && compare(mark.value, decimalOf(weight)) <= 0 ? mark.value : null;
}
