import { add, compare, decimalOf, divide, formatFixed, fraction, multiply, parseDecimal, roundHalfUp, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { aggregateExact } from "./aggregate.ts";
import { type RankingRules, totalsMethod } from "./ranking-rules.ts";
import type { ScoreSheet } from "./score-sheets.ts";

/** A line as the rules of the ranking file say it, in exact fractions and without a thought of speed: what `rankBids` is held against. */
export interface ExactLine {
  bid: string;
  place: number;
  total: string;
  criteria: Record<string, string>;
  missed: (string | null)[];
}

/** Ranks sheets that are known to be whole, five or more under a fixed trimmed mean. */
export function rankExactly(sheets: readonly ScoreSheet[], rules: RankingRules): ExactLine[] {
  const weightOf = (lines: readonly { weight: number }[]) => sum(lines.map(({ weight }) => decimalOf(weight)));
  const factor = divide(add(weightOf(rules.criteria), weightOf(rules.leftOut ?? [])), weightOf(rules.criteria));
  const scored = [...new Set(sheets.map(({ bid }) => bid))].map((bid) => {
    const own = sheets.filter((sheet) => sheet.bid === bid);
    const method = totalsMethod(rules.aggregation, own.length);
    const aggregate = (values: Fraction[]) => roundHalfUp(valueOf(aggregateExact(method, values)), 2);
    const markOf = (sheet: ScoreSheet, code: string) => valueOf(parseDecimal(sheet.marks[code] ?? ""));
    const total = aggregate(own.map((sheet) => multiply(sum(rules.criteria.map(({ code }) => markOf(sheet, code))), factor)));
    const marks = rules.criteria.map(({ code, weight }) => ({ code, weight, mark: aggregate(own.map((sheet) => markOf(sheet, code))) }));
    return { bid, total, marks, keys: [total, ...["R01", "R02", "R05"].flatMap((code) => marks.find((one) => one.code === code)?.mark ?? [])] };
  });
  const order = (a: (typeof scored)[number], b: (typeof scored)[number]) => b.keys.map((key, index) => compare(key, a.keys[index] ?? fraction(0n))).find((sign) => sign !== 0) ?? 0;
  return scored
    .map((one) => ({
      bid: one.bid,
      place: 1 + scored.filter((other) => order(other, one) < 0).length,
      total: formatFixed(one.total, 2),
      criteria: Object.fromEntries(one.marks.map(({ code, mark }) => [code, formatFixed(mark, 2)])),
      missed: [
        ...(compare(one.total, decimalOf(rules.passMark)) < 0 ? [null] : []),
        ...one.marks.filter(({ mark, weight }) => compare(mark, multiply(decimalOf(weight), fraction(3n, 5n))) < 0).map(({ code }) => code),
      ],
    }))
    .sort((a, b) => a.place - b.place || (a.bid < b.bid ? -1 : 1));
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
