import { z } from "zod";
import { inTransaction } from "#app/db/client.ts";
import { findPersonOfExpert } from "#app/db/declaration.ts";
import { findAssignments, findConflict, lockChallenge, setAssignmentReason } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Occasion } from "#app/domain/review/declaration.ts";
import { reviewPledge } from "#app/domain/review/pledge.ts";
import { type ReviewAssignmentState, reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { defineMove, moveDue, refusalOf, type Step } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { stepOut } from "./step-out.ts";
import { writeToExperts } from "./write-invitations.ts";

const none = z.strictObject({});

/** To accept is to agree to 专家承诺: the digest of its wording stands in the event. */
const agreed = { pledge: reviewPledge };

/**
 * 接受邀请: the expert states that there is no conflict with this bid. The rule is asked again, because links may have
 * been entered since the invitation. Refusal: conflictOfInterest.
 */
export const acceptInvitation = defineMove({
  noun: "reviewAssignment",
  move: "accept",
  input: none,
  perform: async ({ tx, subject, move }) => {
    const reason = await findConflict(subject.expertId, subject.bidId, tx);
    if (reason) return refuse("conflictOfInterest", { facts: { reason } });
    const moved = await move({ facts: agreed });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

async function withStoredReason({ tx, subject, reason, move }: Step<"reviewAssignment", unknown>) {
  await setAssignmentReason(tx, subject.id, reason ?? null);
  const moved = await move();
  return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
}

/** 婉拒: no time, or the field does not fit; a reason is welcome. */
export const declineInvitation = defineMove({ noun: "reviewAssignment", move: "decline", input: none, perform: withStoredReason });

/** 申请回避: the expert knows of a conflict that no register shows. It is a declaration: the other tasks in the item end with this one. */
export const recuseFromReview = defineMove({
  noun: "reviewAssignment",
  move: "recuse",
  input: none,
  perform: async (step) => {
    const { tx, ctx, subject, reason = "" } = step;
    const challenge = await lockChallenge(tx, subject.challengeId, "update");
    const moved = await withStoredReason(step);
    if (!moved.ok) return moved;
    const personId = await findPersonOfExpert(tx, subject.expertId);
    const out = await stepOut(tx, ctx, { expertId: subject.expertId, personId, challenge, occasion: occasionOf([subject]), words: reason, endedBids: [subject.bidId] });
    return out.ok ? moved : out;
  },
});

/** With the answer to the invitation, or once the expert had begun to read. */
const occasionOf = (tasks: readonly { status: ReviewAssignmentState }[]): Occasion => (tasks.every(({ status }) => status === "invited") ? "invitation" : "late");

/** 作废 of a task that nothing was signed in. Signed marks fall with a conflict on record, see `reportLateConflict` (guide 3.3). */
export const voidReview = defineMove({ noun: "reviewAssignment", move: "void", input: none, perform: withStoredReason });

/** 再次邀请 of an expert who did not answer. */
export const inviteAgain = defineMove({
  noun: "reviewAssignment",
  move: "invite",
  input: none,
  perform: async (step) => {
    const moved = await withStoredReason(step);
    if (moved.ok) await writeToExperts(step.tx, [step.subject.expertNo]);
    return moved;
  },
});

export type InvitationAnswer = "accept" | "decline" | "recuse";

/**
 * The expert's one answer for all bids of an item that can still be answered so, in one transaction. For one bid alone
 * there are the moves. Refusals: notFound (no task here), declarationDue (an acceptance before the 回避声明), conflictOfInterest (facts bid, reason), reasonNeeded.
 */
export async function answerForItem(ctx: Context, input: { challenge: string; answer: InvitationAnswer; reason?: string | undefined }): Promise<Result<{ answered: number }>> {
  const { expertId } = ctx.actor;
  const challenge = await findSubject("challenge", input.challenge);
  if (!challenge || expertId === null) return refuse("notFound");
  const reason = input.reason?.trim() || undefined;
  if (input.answer === "recuse" && !reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "required" }] });
  return inTransaction(async (tx) => {
    const locked = await lockChallenge(tx, challenge.id, input.answer === "recuse" ? "update" : "share");
    const own = await findAssignments(tx, challenge.id, expertId, true);
    if (own.length === 0) return refuse("notFound");
    const open = own.filter(({ status }) => canMove(reviewAssignmentLifecycle, input.answer, status));
    if (open.length === 0) return refuse("alreadyDone");
    if (input.answer === "accept") {
      for (const { bidId } of open) {
        const conflict = await findConflict(expertId, bidId, tx);
        if (conflict) return refuse("conflictOfInterest", { facts: { reason: conflict } });
      }
    } else for (const { id } of open) await setAssignmentReason(tx, id, reason ?? null);
    for (const { id } of open) {
      const subject = await findSubject("reviewAssignment", id, tx);
      if (!subject) return refuse("statusChanged");
      const refused = refusalOf("reviewAssignment", ctx, input.answer, subject);
      if (refused) return { ok: false, refusal: refused };
      const due = await moveDue(ctx, "reviewAssignment", input.answer, subject, tx);
      if (due) return { ok: false, refusal: due };
      const moved = await transition(tx, { noun: "reviewAssignment", subject, move: input.answer, actor: ctx.actor, ...(reason && { reason }), ...(input.answer === "accept" && { facts: agreed }) });
      if (!moved.ok) return moved;
    }
    if (input.answer === "recuse") {
      const personId = await findPersonOfExpert(tx, expertId);
      const out = await stepOut(tx, ctx, { expertId, personId, challenge: locked, occasion: occasionOf(open), words: reason ?? "", endedBids: open.map(({ bidId }) => bidId) });
      if (!out.ok) return out;
    }
    return ok({ answered: open.length });
  });
}
