import { insertVetting, readLastVersion } from "#app/db/demand.ts";
import { findExperts } from "#app/db/review.ts";
import { vettingRecord } from "#app/domain/demand/schema.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellDemand } from "./tell-demand.ts";

/** 登记论证结论: one record of who said what of which version, and what follows. Refusals: badDate for a day to come, invalidInput (`experts.N.no`: nobody of the bank). */
export const concludeDemand = defineMove({
  noun: "demand",
  move: "conclude",
  input: vettingRecord,
  perform: async ({ tx, ctx, subject, input, move }) => {
    const today = shanghaiDate(ctx.now);
    if (!today.ok || input.heldOn > today.value) return refuse("badDate", { fields: [{ path: "heldOn", message: "dateInFuture" }] });
    const numbered = input.experts.map(({ no }) => no);
    const known = new Set((await findExperts(numbered.filter((no) => no !== ""), subject.roundId, tx)).map(({ no }) => no));
    const unknown = numbered.findIndex((no) => no !== "" && !known.has(no));
    if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: `experts.${String(unknown)}.no`, message: "unknownExpert" }] });
    const version = await readLastVersion(subject.id, tx);
    if (!version) return refuse("wrongState", { facts: { state: subject.status } });
    await insertVetting(tx, subject.id, version.number, input, ctx.actor.personId);
    const moved = await move({ outcome: input.conclusion, facts: { no: subject.no, textVersion: version.number, scan: input.scan } });
    if (moved.ok) await tellDemand(tx, subject.id, { news: input.conclusion, key: String(moved.value.seq) });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
