import { z } from "zod";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/** The wording that is signed now (`messages/zh-CN/attachment.ts`); a changed wording is another code, and what was signed stays what it was. */
export const pledgeTerms = "2026-1";

/** 保密承诺 on the screen: the own name, written by hand so to speak, under the wording. */
export const newPledge = z.strictObject({
  signature: z.string().trim().min(1, "required").max(60),
  agreed: z.boolean().default(false).refine((agreed) => agreed, "pledgeNotAgreed"),
});

/** States in which the item may still take bids, at once or after an extension. */
const undecided: readonly ChallengeState[] = ["drafted", "approved", "open", "suspended", "closed", "noBid"];

/**
 * Who may read who pledged, who opened what, and how often what takes a pledge was opened. Whoever reads a confidential attachment is likely to bid, so before the bids are
 * opened nobody of the bureau and not the owner learns it (guide 0.1, 1); a leak meanwhile is the supervisor's to look into.
 */
export function seesReaders(held: readonly Relation[], challenge: { status: ChallengeState; hasSealedBids: boolean }): boolean {
  if (held.includes("supervisor")) return true;
  const isBidding = undecided.includes(challenge.status) && !(challenge.status === "closed" && !challenge.hasSealedBids);
  return !isBidding && held.some((relation) => relation === "owner" || relation === "officer" || relation === "secondOfficer");
}
