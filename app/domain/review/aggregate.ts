import { compare, divide, formatFixed, fraction, parseDecimal, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import { formatHundredths, roundedQuotient } from "#app/domain/kernel/hundredths.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type DivergenceLimits, usualDivergence } from "./divergence.ts";

export const aggregationMethods = ["mean", "trimmedMean", "median"] as const;

/** How several marks become one (汇总方法): `trimmedMean` drops one highest and one lowest (去掉一个最高分、一个最低分). */
export type AggregationMethod = (typeof aggregationMethods)[number];

/** Below these a method says nothing (guide 0.1, 20). */
export const leastMarks: Readonly<Record<AggregationMethod, number>> = { mean: 1, trimmedMean: 5, median: 1 };

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
  /** The panel chair owes a written note: over one of the round's limits. It never changes a mark (guide 3.3). */
  divergent: boolean;
}

/**
 * The aggregate of whole numbers, rounded half up: `sorted` ascending, at least `leastMarks`, in units of 1/`denominator` of the
 * result's unit. `aggregateExact` for large numbers of bids.
 */
export function aggregateWhole(method: AggregationMethod, sorted: readonly number[], denominator = 1): number {
  const { length } = sorted;
  const [from, to] = method === "median" ? [(length - 1) >> 1, (length >> 1) + 1] : method === "trimmedMean" ? [1, length - 1] : [0, length];
  let total = 0;
  for (let index = from; index < to; index += 1) total += sorted[index] ?? 0;
  return roundedQuotient(total, (to - from) * denominator);
}

/** The spread of at least one total, ascending, in units of 1/`denominator` hundredth of a point. */
export function spreadOf(sorted: readonly number[], denominator = 1, { divergenceRange, divergenceDeviation }: DivergenceLimits = usualDivergence): Spread {
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  const count = BigInt(sorted.length);
  let [total, squares] = [0n, 0n];
  for (const each of sorted) {
    const own = BigInt(each);
    total += own;
    squares += own * own;
  }
  // The variance is `scaled` / unit², which keeps everything whole.
  const scaled = count * squares - total * total;
  const unit = count * BigInt(denominator);
  return {
    range: formatHundredths(roundedQuotient(range, denominator)),
    standardDeviation: formatHundredths(roundedRoot(scaled, unit)),
    // Compared before rounding and without a root: 12.001 is over 12.
    divergent: range > 100 * divergenceRange * denominator || scaled > (100n * BigInt(divergenceDeviation) * unit) ** 2n,
  };
}

/** √scaled / unit, rounded half up: the largest k with (2k − 1)² · unit² ≤ 4 · scaled. */
function roundedRoot(scaled: bigint, unit: bigint): number {
  let guess = Math.floor(Math.sqrt(Number(scaled)) / Number(unit) + 0.5);
  const fits = (k: number) => (2n * BigInt(k) - 1n) ** 2n * unit * unit <= 4n * scaled;
  // Binary roots may be off by one in the last place, in either direction.
  while (guess > 0 && !fits(guess)) guess -= 1;
  while (fits(guess + 1)) guess += 1;
  return guess;
}

function meanOf(marks: readonly Fraction[]): Fraction {
  return divide(sum(marks), fraction(BigInt(marks.length)));
}
