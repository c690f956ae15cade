import { insertVetting, readLastVersion } from "#app/db/demand.ts";
import { vettingRecord } from "#app/domain/demand/schema.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/** 登记论证结论: one record of who said what of which version, and what follows. Refusal: badDate for a day to come. */
export const concludeDemand = defineMove({
  noun: "demand",
  move: "conclude",
  input: vettingRecord,
  perform: async ({ tx, ctx, subject, input, move }) => {
    const today = shanghaiDate(ctx.now);
    if (!today.ok || input.heldOn > today.value) return refuse("badDate", { fields: [{ path: "heldOn", message: "dateInFuture" }] });
    const version = await readLastVersion(subject.id, tx);
    if (!version) return refuse("wrongState", { facts: { state: subject.status } });
    await insertVetting(tx, subject.id, version.number, input, ctx.actor.personId);
    const moved = await move({ outcome: input.conclusion, facts: { no: subject.no, textVersion: version.number, scan: input.scan } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
