import { aggregationMethods, type AggregationMethod, methodFor } from "./aggregate.ts";
import { type DivergenceLimits, usualDivergence } from "./divergence.ts";
import type { Criterion } from "./thresholds.ts";

/** 汇总方法 of a ranking: the bids' totals aggregated, or the mean of the ranks that each expert gives (`rankSum`, 秩和法). */
export const rankingMethods = [...aggregationMethods, "rankSum"] as const;
export type RankingMethod = (typeof rankingMethods)[number];

/**
 * When 一票否决 flags of experts count (否决规则): after a vote of the panel that upholds them (guide 3.3), where more than half of the valid
 * sheets raise one, or with a single one.
 */
export const vetoRules = ["panel", "majority", "one"] as const;
export type VetoRule = (typeof vetoRules)[number];

/** What a round may settle of a ranking besides method and pass marks; frozen with the round. */
export interface RankingSettings extends DivergenceLimits {
  /** 单项底线: the least share of a criterion's weight, in percent. */
  criterionFloor: number;
  /** 同分排序: criteria compared in this order; what they leave equal waits for a vote of the panel. */
  tieBreak: readonly string[];
  veto: VetoRule;
}

/** The values of guide 3.3: of a round that says nothing else, and of ranking files of the first formats. */
export const usualSettings: RankingSettings = { criterionFloor: 60, ...usualDivergence, tieBreak: ["R01", "R02", "R05"], veto: "panel" };

/** The rules of the round for one challenge. `auto`: by the number of valid sheets of each bid (guide 3.3). */
export interface RankingRules extends RankingSettings {
  criteria: readonly Criterion[];
  /** Criteria of the published rubric that nobody marks; their weight is spread over the others (`totalFactor`). */
  leftOut?: readonly Criterion[];
  aggregation: RankingMethod | "auto";
  leastValidScores: number;
  /** The total that a bid must reach, in points: of a single valid bid (单一揭榜), which has no rival, the round asks more. */
  passMark: number;
}

/** How the totals of so many sheets become one: ranks decide the order only, so their totals are means. */
export function totalsMethod(aggregation: RankingRules["aggregation"], validSheets: number): AggregationMethod {
  if (aggregation === "auto") return methodFor(validSheets);
  return aggregation === "rankSum" ? "mean" : aggregation;
}

/** The criteria of the tie-break that are marked at all, in their order. */
export function tieBreaksOf({ criteria, tieBreak }: Pick<RankingRules, "criteria" | "tieBreak">): string[] {
  return tieBreak.filter((code) => criteria.some((criterion) => criterion.code === code));
}
