import { z } from "zod";
import { readCorrection, writeVerdict } from "#app/db/bid-opening.ts";
import { isGroundFoundByOther } from "#app/db/form-lines.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { rejectReasons } from "#app/domain/bid/correctable.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { reviewAskedUntil } from "#app/domain/bid/form-review.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellTeam } from "./tell-team.ts";

/**
 * 不予受理, with a reason from the list and in words; the team is told by mail. While a correction runs the team still has
 * its time: refusal beforeDeadline; silence past it needs no other ground. Else two people say it, one in a line of the form check and
 * another here (on paper the record names both). Refusal: groundNotFound.
 */
export const rejectForm = defineMove({
  noun: "bid",
  move: "rejectForm",
  input: z.strictObject({ reasonCode: z.enum(rejectReasons) }),
  perform: async ({ tx, ctx, subject, input, reason, offline, move }) => {
    const correction = await readCorrection(subject.id, tx, true);
    if (subject.status === "correctionRequested" && correction && !correction.isOver) return refuse("beforeDeadline", { facts: { dueAt: correction.dueAt } });
    // Who found the ground is not who decides (guide 0.1, 17); who found one too may decide on another's.
    if (subject.status === "underFormCheck" && !offline && !(await isGroundFoundByOther(tx, subject.id, ctx.actor.personId))) return refuse("groundNotFound");
    await writeVerdict(tx, subject.id, { verdict: "rejected", reasonCode: input.reasonCode, reason: reason ?? null, decidedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, reasonCode: input.reasonCode } });
    if (!moved.ok) return moved;
    await tellRejection(tx, subject.id, reason, moved.value.seq);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/** To the whole team, as every other turn of its bid, with the end of the time in which it may ask for 复核: silence rejects as well. */
async function tellRejection(tx: Transaction, bidId: string, reason: string | undefined, key: string): Promise<void> {
  const rejected = await findSubject("bid", bidId, tx);
  const at = rejected?.rejectedAt ? reviewAskedUntil(rejected.rejectedAt) : null;
  await tellTeam(tx, { bidId, kind: "formRejected", ...(at && { at }), ...(reason && { words: reason }), key });
}
