import { add, compare, divide, formatFixed, fraction, parseDecimal, roundHalfUp, type Fraction } from "#app/domain/kernel/decimal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

/** One expert's total for one bid, a decimal string. */
export interface ExpertTotal {
  bid: string;
  expert: string;
  total: string;
}

/** A bid's mean of ranks (秩和法), two decimals, lower is better; bids with equal means share a place. */
export interface MeanRank {
  bid: string;
  place: number;
  meanRank: string;
}

/**
 * Ranks bids by the mean of the ranks that each expert gives them; equal totals share the average of their ranks.
 * It evens out strict and mild experts, so every expert must have scored every bid.
 * Refusals: `scoresMissing` (facts bid, expert), `invalidInput` (`totals.N`: no decimal, or twice). Source: guide 3.3.
 */
export function rankSum(totals: readonly ExpertTotal[]): Result<MeanRank[]> {
  const byExpert = new Map<string, Map<string, Fraction>>();
  for (const [index, { bid, expert, total }] of totals.entries()) {
    const own = byExpert.get(expert) ?? new Map<string, Fraction>();
    const value = parseDecimal(total);
    if (!value.ok || own.has(bid)) return refuse("invalidInput", { fields: [{ path: `totals.${String(index)}`, message: value.ok ? "duplicate" : "decimal" }] });
    byExpert.set(expert, own.set(bid, value.value));
  }
  const bids = [...new Set(totals.map(({ bid }) => bid))].sort();
  for (const [expert, own] of byExpert) {
    const bid = bids.find((one) => !own.has(one));
    if (bid !== undefined) return refuse("scoresMissing", { facts: { bid, expert } });
  }
  const means = bids.map((bid) => ({ bid, mean: meanRankOf(bid, [...byExpert.values()]) })).sort((a, b) => compare(a.mean, b.mean));
  return ok(
    means.map(({ bid, mean }) => ({
      bid,
      place: 1 + means.filter((other) => compare(other.mean, mean) < 0).length,
      meanRank: formatFixed(mean, 2),
    })),
  );
}

/** Rounded to what is shown, so that bids which look equal are equal. */
function meanRankOf(bid: string, experts: readonly ReadonlyMap<string, Fraction>[]): Fraction {
  const ranks = experts.map((totals) => rankWithin(totals, bid)).reduce(add, fraction(0n));
  return roundHalfUp(divide(ranks, fraction(BigInt(experts.length))), 2);
}

/** Better ones come before; the k equal ones share the average of their k ranks: better + (k + 1) / 2. */
function rankWithin(totals: ReadonlyMap<string, Fraction>, bid: string): Fraction {
  const own = totals.get(bid) ?? fraction(0n);
  const differences = [...totals.values()].map((other) => compare(other, own));
  const better = differences.filter((difference) => difference > 0).length;
  const equal = differences.filter((difference) => difference === 0).length;
  return fraction(BigInt(2 * better + equal + 1), 2n);
}
