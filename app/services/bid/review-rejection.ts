import { z } from "zod";
import { clearVerdict, finishFormReview, insertFormReview } from "#app/db/form-lines.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { tellTeam } from "./tell-team.ts";

/** 申请复核: the team asks once, within three working days of the decision, that somebody else looks at it. Refusal: alreadyDone. */
export const askFormReview = defineMove({
  noun: "bid",
  move: "askFormReview",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const isFirst = await insertFormReview(tx, { bidId: subject.id, words: reason ?? "", askedBy: ctx.actor.personId });
    if (!isFirst) return refuse("alreadyDone");
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** 维持不予受理, by another one than who decided; the reason is told. */
export const keepRejection = defineMove({
  noun: "bid",
  move: "keepRejection",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    await finishFormReview(tx, subject.id, { outcome: "kept", reason: reason ?? null, decidedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.id, kind: "rejectionKept", ...(reason && { words: reason }), key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/**
 * 撤销不予受理: the bid is under form check again, its earlier verdict gone from its page and kept in the log; an item that was 流榜
 * for want of it goes on.
 */
export const readmitBid = defineMove({
  noun: "bid",
  move: "readmit",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    await finishFormReview(tx, subject.id, { outcome: "readmitted", reason: reason ?? null, decidedBy: ctx.actor.personId });
    await clearVerdict(tx, subject.id);
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    const challenge = await findSubject("challenge", subject.challengeId, tx);
    if (challenge?.status === "noBid") {
      const back = await transition(tx, { noun: "challenge", subject: challenge, move: "checkAgain", actor: systemActor, facts: { no: challenge.no } });
      if (!back.ok) return back;
    }
    await tellTeam(tx, { bidId: subject.id, kind: "readmitted", ...(reason && { words: reason }), key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
