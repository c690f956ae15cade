import { formatHundredths, readHundredths, roundedQuotient } from "#app/domain/kernel/hundredths.ts";

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
 * 分歧报警: a range or a population deviation over the round's limit asks the chair for a note; it never changes a mark. Totals as
 * decimal strings of at most two decimals; null for none. The comparison is exact. Source: guide 3.3 and 0.1, 20.
 */
export function divergenceOf(totals: readonly string[], { divergenceRange, divergenceDeviation }: DivergenceLimits): Divergence | null {
  const values = totals.map((total) => readHundredths(total)).filter((value) => value !== null);
  if (values.length === 0) return null;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const count = BigInt(values.length);
  const sum = values.reduce((all, value) => all + BigInt(value), 0n);
  const squares = values.reduce((all, value) => all + BigInt(value) * BigInt(value), 0n);
  // n² times the variance: whole, so that the limit is met exactly.
  const scaled = count * squares - sum * sum;
  const deviation = Math.sqrt(Number(scaled)) / values.length;
  return {
    lowest: formatHundredths(lowest),
    highest: formatHundredths(highest),
    range: formatHundredths(highest - lowest),
    deviation: formatHundredths(Math.round(deviation)),
    isWide: highest - lowest > 100 * divergenceRange || scaled > (100n * BigInt(divergenceDeviation) * count) ** 2n,
  };
}

/** The totals of a ranking file's sheets by bid, as its ranking counts them: sum of the marks times the factor (`100/97`), two decimals. */
export function totalsByBid(file: { totalFactor: string; sheets: readonly { bid: string; marks: Readonly<Record<string, string>> }[] }): Record<string, string[]> {
  const [times = 1, through = 1] = file.totalFactor.split("/").map(Number);
  const totals: Record<string, string[]> = {};
  for (const { bid, marks } of file.sheets) {
    const sum = Object.values(marks).reduce((all, mark) => all + (readHundredths(mark) ?? 0), 0);
    (totals[bid] ??= []).push(formatHundredths(roundedQuotient(sum * times, through)));
  }
  return totals;
}
