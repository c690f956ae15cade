import { z } from "zod";
import { lockAwardsOf } from "#app/db/award.ts";
import { readNoticeForMove, setWithdrawnReason } from "#app/db/notice.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { transition } from "#app/services/kernel/transition.ts";

const none = z.strictObject({});

/** 撤回公告, with a public reason: the paper stays listed and says nothing else. Awards that it announces are frozen, for nothing is awarded under it. */
export const withdrawNotice = defineMove({
  noun: "notice",
  move: "withdraw",
  input: none,
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const announced = (await lockAwardsOf(tx, subject.id)).filter(({ status }) => status === "inPublicity");
    await setWithdrawnReason(tx, subject.id, reason ?? "");
    const moved = await move();
    if (!moved.ok) return moved;
    for (const award of announced) {
      const frozen = await transition(tx, { noun: "award", subject: award, move: "freeze", actor: ctx.actor, facts: { withdrawn: subject.id }, ...(reason && { reason }) });
      if (!frozen.ok) return frozen;
    }
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), frozen: announced.length });
  },
});

/** 期满: the term of a notice is over. Refusal: publicityRunning. */
export const endNotice = defineMove({
  noun: "notice",
  move: "end",
  input: none,
  perform: async ({ tx, ctx, subject, move }) => {
    const { endsOn } = await readNoticeForMove(tx, subject.id);
    // The last day ends at midnight in Beijing.
    if (endsOn !== null && Date.parse(ctx.now) <= Date.parse(`${endsOn}T23:59:59.999+08:00`)) return refuse("publicityRunning", { facts: { endsOn } });
    const moved = await move();
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
