import { z } from "zod";
import { findAssignments, findReviewedBids, lockChallenge } from "#app/db/review.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { isLive } from "#app/domain/review/view.ts";
import { openFormChecks } from "#app/services/bid/open-form-checks.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { readGround } from "#app/services/review/review-ground.ts";

/**
 * 启动评审, once every bid is decided in the form check: without a valid bid the challenge is 流榜, with one it waits as
 * 单一揭榜 and starts when asked again, under the higher pass mark. Too few experts only warn.
 * Refusals: formCheckOpen (count), reviewTermRunning (count, until).
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
    const passed = bids.filter(({ status }) => status === "formPassed");
    const outcome = subject.status !== "closed" ? undefined : passed.length === 0 ? "noBid" : passed.length === 1 ? "singleBid" : undefined;
    const ground = await readGround(challenge, tx);
    const tasks = await findAssignments(tx, subject.id, null);
    const short = passed.filter((bid) => tasks.filter((task) => task.bidId === bid.id && isLive(task.status)).length < ground.rules.expertsPerBid);
    const facts = { no: subject.no, bids: passed.length, leftOut: ground.rubric.leftOut.map(({ code }) => code) };
    const moved = await move({ ...(outcome && { outcome }), facts });
    if (!moved.ok) return moved;
    const warnings = short.length > 0 && moved.value.to === "inReview" ? ["tooFewExperts"] : [];
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), bids: passed.length, warnings });
  },
});
