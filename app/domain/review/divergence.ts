import { compare, divide, type Fraction, formatFixed, fraction, multiply, squareRoot, subtract, sum } from "#app/domain/kernel/decimal.ts";
import { readHundredths } from "#app/domain/kernel/hundredths.ts";

/** How far the experts' totals of one bid lie apart (分歧程度). Values as shown, two decimals. */
export interface Divergence {
  lowest: string;
  highest: string;
  range: string;
  /** Standard deviation of the population. */
  deviation: string;
  isWide: boolean;
}

/** From where on totals lie too far apart, in whole points. */
export interface DivergenceLimits {
  divergenceRange: number;
  divergenceDeviation: number;
}

export const usualDivergence: DivergenceLimits = { divergenceRange: 25, divergenceDeviation: 12 };

/**
 * 分歧报警: a range or a population deviation over the round's limit asks the chair for a note; it never changes a mark. Reckoned
 * from exact totals and rounded where shown, as in the ranking file, so that both say the same; null for none. Source: guide 3.3
 * and 0.1, 20.
 */
export function divergenceOf(totals: readonly Fraction[], { divergenceRange, divergenceDeviation }: DivergenceLimits): Divergence | null {
  const sorted = totals.toSorted(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest) return null;
  const count = fraction(BigInt(sorted.length));
  const mean = divide(sum(sorted), count);
  const variance = divide(sum(sorted.map((total) => subtract(total, mean)).map((off) => multiply(off, off))), count);
  const range = subtract(highest, lowest);
  return {
    lowest: formatFixed(lowest, 2),
    highest: formatFixed(highest, 2),
    range: formatFixed(range, 2),
    deviation: formatFixed(squareRoot(variance, 2), 2),
    isWide: compare(range, fraction(BigInt(divergenceRange))) > 0 || compare(variance, fraction(BigInt(divergenceDeviation) ** 2n)) > 0,
  };
}

/** The exact totals of a ranking file's sheets by bid, as its ranking counts them: sum of the marks times the factor (`100/97`). */
export function totalsByBid(file: { totalFactor: string; sheets: readonly { bid: string; marks: Readonly<Record<string, string>> }[] }): Record<string, Fraction[]> {
  const [times = 1, through = 1] = file.totalFactor.split("/").map(Number);
  const totals: Record<string, Fraction[]> = {};
  for (const { bid, marks } of file.sheets) {
    const hundredths = Object.values(marks).reduce((all, mark) => all + (readHundredths(mark) ?? 0), 0);
    (totals[bid] ??= []).push(fraction(BigInt(hundredths * times), BigInt(through * 100)));
  }
  return totals;
}
