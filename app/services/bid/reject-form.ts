import { z } from "zod";
import { readCorrection, writeVerdict } from "#app/db/bid-opening.ts";
import { foundGround } from "#app/db/form-lines.ts";
import { readBidGround } from "#app/db/bid.ts";
import { findMailAddress, findVersions } from "#app/db/bid-submission.ts";
import type { Transaction } from "#app/db/client.ts";
import { rejectReasons } from "#app/domain/bid/correctable.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/**
 * 不予受理, with a reason from the list and in words; the team is told by mail. While a correction runs the team still has
 * its time: refusal beforeDeadline. Refusal samePerson for who found the ground in a line.
 */
export const rejectForm = defineMove({
  noun: "bid",
  move: "rejectForm",
  input: z.strictObject({ reasonCode: z.enum(rejectReasons) }),
  perform: async ({ tx, ctx, subject, input, reason, offline, move }) => {
    const correction = await readCorrection(subject.id, tx, true);
    if (subject.status === "correctionRequested" && correction && !correction.isOver) return refuse("beforeDeadline", { facts: { dueAt: correction.dueAt } });
    // Who found the ground is not who decides (guide 0.1, 17).
    if (ctx.actor.personId !== null && !offline && (await foundGround(tx, subject.id, ctx.actor.personId))) return refuse("samePerson");
    await writeVerdict(tx, subject.id, { verdict: "rejected", reasonCode: input.reasonCode, reason: reason ?? null, decidedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, reasonCode: input.reasonCode } });
    if (!moved.ok) return moved;
    await tellTeam(tx, subject, reason ?? null);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/** To the person who submitted last, if they have an address; everybody of the unit reads it on the bid's page. */
async function tellTeam(tx: Transaction, bid: BidSubject, reason: string | null): Promise<void> {
  const [last] = await findVersions(bid.id);
  const recipient = last ? await findMailAddress(last.submittedBy) : null;
  if (!recipient) return;
  const ground = await readBidGround(bid.id, tx);
  await enqueueMail(
    tx,
    recipient.email,
    {
      template: "decision",
      personName: recipient.name,
      unitName: ground.leadName,
      challengeNo: ground.challengeNo,
      challengeTitle: ground.challengeTitle,
      bidNo: bid.no,
      outcome: "notAccepted",
      reason: reason?.slice(0, 1000) ?? null,
      notice: null,
    },
    `rejectForm:${bid.id}`,
  );
}
