import { rankBids, type RankingRules } from "./ranking.ts";
import type { ScoreSheet } from "./score-sheets.ts";

/** How firm the first place is (排名稳定性): experts whose absence alone would put another bid first, out of `experts`. */
export interface Stability {
  experts: number;
  decisive: number;
}

/** Leaves out each expert in turn and ranks again. Null when there is no first place to lose: one bid, or a shared place. */
export function stabilityOf(sheets: readonly ScoreSheet[], rules: RankingRules): Stability | null {
  const first = firstOf(sheets, rules);
  if (first === null || new Set(sheets.map(({ bid }) => bid)).size < 2) return null;
  const experts = [...new Set(sheets.map(({ expert }) => expert))];
  // A trimmed mean of four does not exist, so a fixed method gives way as `auto` does.
  const lenient: RankingRules = { ...rules, leastValidScores: 1, aggregation: rules.aggregation === "trimmedMean" ? "auto" : rules.aggregation };
  const decisive = experts.filter((expert) => firstOf(sheets.filter((sheet) => sheet.expert !== expert), lenient) !== first);
  return { experts: experts.length, decisive: decisive.length };
}

/** The only bid in first place, or null. */
function firstOf(sheets: readonly ScoreSheet[], rules: RankingRules): string | null {
  const ranking = rankBids(sheets, rules);
  const best = ranking.ok ? ranking.value.bids.filter(({ place }) => place === 1) : [];
  return best.length === 1 ? (best[0]?.bid ?? null) : null;
}
