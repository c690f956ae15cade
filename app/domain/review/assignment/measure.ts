/** Sums beyond this are no longer exact in a double. */
const exact = 2 ** 52;
const mostDecimals = 9;

/** What of a problem its measure depends on. */
export interface Weighed {
  bids: number;
  experts: number;
  perBid: number;
  weights: readonly (readonly number[])[];
  base?: readonly (readonly number[])[] | undefined;
}

/** How the weights became whole numbers: times `scale`, then times `rank` to leave room for pairs of the base. */
export interface Measure {
  scale: number;
  /** Larger than any number of kept pairs: the sum comes first, least change after it. 1 without a base. */
  rank: number;
}

/**
 * The measure of a problem: as many decimals as its weights have, at most nine and no more than sums stay exact with.
 * Weights with more decimals are rounded to it. Null when not even whole weights would stay exact.
 */
export function measureOf(problem: Weighed): Measure | null {
  const { bids, experts, perBid, weights } = problem;
  const rank = problem.base ? bids * perBid + 1 : 1;
  let largest = 1;
  for (let at = 0; at < weights.length; at += 1) largest = Math.max(largest, Math.abs(weights[at]![2]!));
  // The penalty is at most (experts + 1) · 16 · largest; every place may cost one.
  const room = exact / (Math.max(1, bids * perBid) * (experts + 1) * 16 * largest * rank);
  if (room < 1) return null;
  let scale = 1;
  for (let decimals = 0; decimals < mostDecimals && scale * 10 <= room && !isWhole(weights, scale); decimals += 1) scale *= 10;
  return { scale, rank };
}

function isWhole(weights: Weighed["weights"], scale: number): boolean {
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at]![2]!;
    if (Math.round(weight * scale) / scale !== weight) return false;
  }
  return true;
}

/** What every pair is worth in the measure, forbidden ones included; by `bid * experts + expert`. */
export function measuredWeights({ bids, experts, weights, base }: Weighed, { scale, rank }: Measure): Float64Array {
  const measured = new Float64Array(bids * experts);
  const factor = scale === 1 ? rank : 0;
  for (let at = 0; at < weights.length; at += 1) {
    const [bid, expert, weight] = weights[at] as [number, number, number];
    measured[bid * experts + expert] = factor > 0 ? Math.round(weight) * factor : Math.round(weight * scale) * rank;
  }
  if (base) for (const pair of new Set(base.map(([bid, expert]) => bid! * experts + expert!))) measured[pair]! += 1;
  return measured;
}
