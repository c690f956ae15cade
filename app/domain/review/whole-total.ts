/**
 * The total over all stages that a mark in the last of them makes, with the totals of the stages before it as they stand (null: not
 * marked, counts not at all). For pictures and estimates; the ranking itself is made of exact numbers (`rankStages`).
 */
export function wholeTotal(weights: readonly number[], totals: readonly (string | null)[], mark: number): number {
  const last = weights.length - 1;
  const before = totals.slice(0, Math.max(last, 0)).flatMap((total, index) => (total === null ? [] : [{ total: Number(total), weight: weights[index] ?? 0 }]));
  const own = weights[last] ?? 1;
  return (before.reduce((sum, { total, weight }) => sum + total * weight, 0) + mark * own) / (before.reduce((sum, { weight }) => sum + weight, 0) + own);
}
