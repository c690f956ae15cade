import { z } from "zod";
import { findAssignments, findReviewedBids, lockChallenge } from "#app/db/review.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { leaveUnmatched, matchedBids } from "#app/services/award/end-matching.ts";
import { isLive } from "#app/domain/review/view.ts";
import { openFormChecks } from "#app/services/bid/open-form-checks.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { readGround } from "#app/services/review/review-ground.ts";

/** What an item becomes whose form check is over, by its valid bids: 流榜, 单一揭榜 that waits to be asked again, or undefined to go on. */
export function outcomeByCount(status: ChallengeState, valid: number): "noBid" | "singleBid" | undefined {
  if (status !== "closed") return undefined;
  return valid === 0 ? "noBid" : valid === 1 ? "singleBid" : undefined;
}

/**
 * 启动评审, once every bid is decided in the form check: without a valid bid the challenge is 流榜, with one it waits as
 * 单一揭榜 and starts when asked again, under the higher pass mark. Too few experts only warn. Where
 * 对接 comes first, only bids with an agreement are judged; the others end here, each with its reason.
 * Refusals: formCheckOpen (count), reviewTermRunning (count, until), ownerUnasked (bid), matchingRunning (count, until), nothingAgreed.
 */
export const startReview = defineMove({
  noun: "challenge",
  move: "startReview",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, move }) => {
    const challenge = await lockChallenge(tx, subject.id, "update");
    const bids = await findReviewedBids(subject.id, tx);
    const unchecked = await openFormChecks(tx, subject.id, bids, ctx.now);
    if (unchecked) return { ok: false, refusal: unchecked };
    const valid = bids.filter(({ status }) => status === "formPassed");
    const matching = hasStage(challenge.pattern, "matching") ? await matchedBids(tx, subject.id, valid) : ok({ matched: valid, unmatched: [] });
    if (!matching.ok) return matching;
    const { matched: passed, unmatched } = matching.value;
    const outcome = outcomeByCount(subject.status, passed.length);
    const ground = await readGround(challenge, tx);
    const tasks = await findAssignments(tx, subject.id, null);
    const short = passed.filter((bid) => tasks.filter((task) => task.bidId === bid.id && isLive(task.status)).length < ground.rules.expertsPerBid);
    const facts = { no: subject.no, bids: passed.length, ...(unmatched.length > 0 && { unmatched: unmatched.length }), leftOut: ground.rubric.leftOut.map(({ code }) => code) };
    const moved = await move({ ...(outcome && { outcome }), facts });
    if (!moved.ok) return moved;
    const left = await leaveUnmatched(tx, subject.id, unmatched, { key: moved.value.seq, isTold: true });
    if (!left.ok) return left;
    const warnings = short.length > 0 && moved.value.to === "inReview" ? ["tooFewExperts"] : [];
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), bids: passed.length, warnings });
  },
});
