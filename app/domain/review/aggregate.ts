import { compare, divide, formatFixed, fraction, multiply, parseDecimal, squareRoot, subtract, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

export const aggregationMethods = ["mean", "trimmedMean", "median"] as const;

/** How several marks become one (汇总方法): `trimmedMean` drops one highest and one lowest (去掉一个最高分、一个最低分). */
export type AggregationMethod = (typeof aggregationMethods)[number];

const leastMarks: Readonly<Record<AggregationMethod, number>> = { mean: 1, trimmedMean: 5, median: 1 };

/** The method of guide 3.3 for a number of valid marks: from five on the extremes are dropped. */
export function methodFor(validMarks: number): AggregationMethod {
  return validMarks >= leastMarks.trimmedMean ? "trimmedMean" : "mean";
}

/** The exact result of a method. Refusal `tooFewScores` below one mark, for a trimmed mean below five (guide 0.1, 20). */
export function aggregateExact(method: AggregationMethod, marks: readonly Fraction[]): Result<Fraction> {
  const least = leastMarks[method];
  if (marks.length < least) return refuse("tooFewScores", { facts: { method, given: marks.length, least } });
  const sorted = marks.toSorted(compare);
  switch (method) {
    case "mean":
      return ok(meanOf(sorted));
    case "trimmedMean":
      return ok(meanOf(sorted.slice(1, -1)));
    case "median":
      // One middle mark, or the mean of the two.
      return ok(meanOf(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)));
  }
}

/** The result as shown, two decimals rounded half up. Marks are decimal strings; refusals `invalidInput` (`scores.N`), `tooFewScores`. */
export function aggregate(method: AggregationMethod, scores: readonly string[]): Result<string> {
  const marks: Fraction[] = [];
  for (const [index, score] of scores.entries()) {
    const mark = parseDecimal(score);
    if (!mark.ok) return refuse("invalidInput", { fields: [{ path: `scores.${String(index)}`, message: "decimal" }] });
    marks.push(mark.value);
  }
  const result = aggregateExact(method, marks);
  return result.ok ? ok(formatFixed(result.value, 2)) : result;
}

/** How far marks lie apart (离散程度): highest less lowest, population standard deviation, both as shown with two decimals. */
export interface Spread {
  range: string;
  standardDeviation: string;
  /** The panel chair owes a written note: range over 25 or deviation over 12. It never changes a mark (guide 3.3). */
  divergent: boolean;
}

const widestRange = fraction(25n);
const widestVariance = fraction(144n);

/** The spread of at least one mark. Refusal `tooFewScores` for none. */
export function spreadOf(marks: readonly Fraction[]): Result<Spread> {
  const sorted = marks.toSorted(compare);
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (!lowest || !highest) return refuse("tooFewScores", { facts: { given: 0, least: 1 } });
  const range = subtract(highest, lowest);
  const mean = meanOf(sorted);
  const variance = meanOf(sorted.map((mark) => multiply(subtract(mark, mean), subtract(mark, mean))));
  return ok({
    range: formatFixed(range, 2),
    standardDeviation: formatFixed(squareRoot(variance, 2), 2),
    // Compared before rounding and without a root: 12.001 is over 12.
    divergent: compare(range, widestRange) > 0 || compare(variance, widestVariance) > 0,
  });
}

function meanOf(marks: readonly Fraction[]): Fraction {
  return divide(sum(marks), fraction(BigInt(marks.length)));
}
