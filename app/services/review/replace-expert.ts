import { z } from "zod";
import { findAssignments, setAssignmentReason } from "#app/db/review.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { inviteByHand } from "./invite-by-hand.ts";
import { writeToExperts } from "./write-invitations.ts";

const replacement = z.strictObject({
  /** Number of the expert invited in place of the other; left out: the task only ends. */
  expert: z.string().min(1).optional(),
  /** All tasks of this expert in the item that can be replaced, so that the group stays the same for all bids. */
  allBids: z.boolean().default(false),
});

/**
 * 替换: who declined, was recused or voided gives way to another; who was asked and never answered becomes 未答复 first.
 * Refusals as for an invitation.
 */
export const replaceExpert = defineMove({
  noun: "reviewAssignment",
  move: "replace",
  input: replacement,
  perform: async ({ tx, ctx, subject, input, reason, move }) => {
    // The invitation first: it locks the challenge, and the log's head comes last.
    const invited = input.expert === undefined ? null : await inviteByHand(tx, ctx, { challengeId: subject.challengeId, bidId: input.allBids ? null : subject.bidId, experts: [input.expert], reason });
    if (invited && !invited.ok) return invited;
    if (invited) await writeToExperts(tx, invited.value.experts);
    const others = input.allBids ? await findAssignments(tx, subject.challengeId, subject.expertId, true) : [];
    const also = others.filter(({ id, status }) => id !== subject.id && canMove(reviewAssignmentLifecycle, "replace", status));
    if (reason) await setAssignmentReason(tx, subject.id, reason);
    const moved = await move();
    if (!moved.ok) return moved;
    for (const other of also) {
      const result = await transition(tx, { noun: "reviewAssignment", subject: other, move: "replace", actor: ctx.actor, ...(reason && { reason }) });
      if (!result.ok) return result;
    }
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), replaced: also.length + 1, invited: invited?.value.ids ?? [] });
  },
});
