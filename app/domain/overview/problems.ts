import { isOutageGrave } from "#app/domain/challenge/outage.ts";
import type { ChallengeProgress } from "./progress.ts";

/** What has gone wrong with an item, whoever has to see to it (问题). */
export const problemCodes = ["keyLost", "outage", "suspended", "noBid", "singleBid", "rankingTainted", "decidedConflict", "publicityFrozen"] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  code: ProblemCode;
  no: string;
  title: string;
}

/** The problems of items, the gravest first; one that was settled is none. */
export function problemsOf(progress: readonly ChallengeProgress[]): Problem[] {
  const is: Readonly<Record<ProblemCode, (one: ChallengeProgress) => boolean>> = {
    keyLost: ({ isKeyLost }) => isKeyLost,
    // Counted until the deadline is moved for it or the bids are opened.
    outage: ({ status, outageMinutes }) => (status === "open" || status === "closed") && isOutageGrave(outageMinutes),
    suspended: ({ status }) => status === "suspended",
    noBid: ({ status }) => status === "noBid",
    singleBid: ({ status }) => status === "singleBid",
    rankingTainted: ({ isRankingTainted }) => isRankingTainted,
    decidedConflict: ({ decidedConflicts }) => decidedConflicts > 0,
    publicityFrozen: ({ awards }) => awards.some(({ status }) => status === "frozen"),
  };
  return problemCodes.flatMap((code) => progress.filter((one) => is[code](one)).map(({ no, title }) => ({ code, no, title })));
}
