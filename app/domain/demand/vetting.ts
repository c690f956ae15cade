import { add, divide, decimalOf, formatFixed, fraction, sum } from "#app/domain/kernel/decimal.ts";
import type { VettingRecord } from "./schema.ts";

/** What a panel may mark a demand for, 25 points each (guide 1.3, stage 2: 巴中, 荣成). */
export const vettingCriteria = ["necessity", "innovation", "feasibility", "benefit"] as const;
export type VettingCriterion = (typeof vettingCriteria)[number];

export const vettingConclusions = ["listed", "shelved", "declined"] as const;

/** The mean of each criterion and of the totals over those who marked, two decimals rounded half up; null where nobody did. */
export function meanMarks(experts: VettingRecord["experts"]): { criteria: string[]; total: string; count: number } | null {
  const marked = experts.flatMap(({ marks }) => (marks ? [marks] : []));
  if (marked.length === 0) return null;
  const count = fraction(BigInt(marked.length));
  const means = vettingCriteria.map((_, index) => divide(sum(marked.map((marks) => decimalOf(marks[index] ?? 0))), count));
  return { criteria: means.map((mean) => formatFixed(mean, 2)), total: formatFixed(means.reduce(add, fraction(0n)), 2), count: marked.length };
}
