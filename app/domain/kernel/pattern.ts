/** Stages of a challenge after publication (阶段). */
export const stages = ["bidding", "formCheck", "matching", "review", "defence", "shortlist", "decision", "publicity", "resultReview"] as const;
export type Stage = (typeof stages)[number];

/** How a challenge is organised (组织方式), guide.md 1.2. Data, never a copy of code. */
export const patterns = ["A", "B", "C", "D"] as const;
export type Pattern = (typeof patterns)[number];

/**
 * The patterns in which a new item may be organised. D ends with a judgement of the work after two or three years (guide 1.2), which the
 * platform does not run: an item that nobody could decide is not begun.
 */
export const offeredPatterns = ["A", "B", "C"] as const satisfies readonly Pattern[];

export const isOfferedPattern = (pattern: Pattern): boolean => (offeredPatterns as readonly Pattern[]).includes(pattern);

/** The stages of each pattern in their order. */
export const stagesOf: Readonly<Record<Pattern, readonly Stage[]>> = {
  A: ["bidding", "formCheck", "matching", "review", "decision", "publicity"],
  B: ["bidding", "formCheck", "review", "shortlist", "decision", "publicity"],
  C: ["bidding", "formCheck", "review", "defence", "decision", "publicity"],
  D: ["bidding", "formCheck", "review", "shortlist", "resultReview", "publicity"],
};

/** The stage in which the demand owner reads bids and says its word; null where it has none (guide 1.2). */
export function ownerStageOf(pattern: Pattern): "matching" | "shortlist" | null {
  if (hasStage(pattern, "matching")) return "matching";
  return hasStage(pattern, "shortlist") ? "shortlist" : null;
}

/** Whether a challenge organised in this pattern has the stage at all. */
export function hasStage(pattern: Pattern, stage: Stage): boolean {
  return stagesOf[pattern].includes(stage);
}
