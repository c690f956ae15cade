import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";

/** Stages by which the public filters the list; each stands for states that look alike from outside. */
export const publicStages = ["open", "review", "decided", "ended"] as const;
export type PublicStage = (typeof publicStages)[number];

export const stageWords: Record<PublicStage, string> = { open: "揭榜", review: "评审", decided: "结果已定", ended: "流榜、撤榜或结束" };

export const statesOfStage: Readonly<Record<PublicStage, readonly ChallengeState[]>> = {
  open: ["open", "suspended"],
  review: ["closed", "singleBid", "matching", "inReview", "ranked"],
  decided: ["decided"],
  ended: ["noBid", "withdrawn", "endedNoBid", "endedUnmatched"],
};
