import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { hasStage, type Pattern, patterns } from "#app/domain/kernel/pattern.ts";

const judged: readonly ChallengeState[] = ["closed", "singleBid", "inReview"];

/** The patterns in which it is known only after 对接 which bids are judged. */
export const matchedFirst: readonly Pattern[] = patterns.filter((pattern) => hasStage(pattern, "matching"));

/** Whether experts may be found for an item now: from the closing on, where 对接 comes first once it is over. */
export function takesExperts({ status, pattern }: { status: ChallengeState; pattern: Pattern }): boolean {
  return judged.includes(status) && (status === "inReview" || !hasStage(pattern, "matching"));
}
