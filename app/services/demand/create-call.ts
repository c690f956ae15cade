import { inTransaction } from "#app/db/client.ts";
import { findUnitIds, insertCall, nextCallCode } from "#app/db/demand-call.ts";
import { insertNotice } from "#app/db/notice.ts";
import { findSubject } from "#app/db/subjects.ts";
import { newCall } from "#app/domain/demand/schema.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { deadlineProblem } from "#app/domain/kernel/working-days.ts";
import { seriesOf } from "#app/domain/rehearsal/numbers.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/**
 * 起草征集通知: a call of a round with its draft notice, which another person publishes under a document number. Refusals:
 * notAllowed, invalidInput (unknown round or recommending unit, a closing in the past or, unless said, on a day off).
 */
export async function createCall(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; code: string; noticeId: string }>> {
  const input = newCall.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { round: roundCode, recommenders, onDayOff, ...call } = input.data;
  const round = await findSubject("round", roundCode);
  if (!round) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  const refused = birthRefusal("notice", ctx.actor, staffRelations(ctx.actor, round.id));
  if (refused) return { ok: false, refusal: refused };
  const problem = call.closesAt === undefined ? null : deadlineProblem(call.closesAt, ctx.now, onDayOff || round.isRehearsal);
  if (problem !== null) return refuse("badDate", { fields: [{ path: "closesAt", message: problem }] });
  // Real county bodies have no part in a rehearsal, and it has none of its own.
  if (round.isRehearsal && (call.recommendation !== "none" || recommenders.length > 0)) return refuse("invalidInput", { fields: [{ path: "recommendation", message: "rehearsalRecommends" }] });
  const units = await findUnitIds(recommenders);
  const unknown = recommenders.findIndex((uscc) => !units.some((unit) => unit.uscc === uscc));
  if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: "recommenders", message: "unknownUnit" }], facts: { uscc: recommenders[unknown]! } });
  if (call.recommendation !== "none" && units.length === 0) return refuse("invalidInput", { fields: [{ path: "recommenders", message: "required" }] });
  return inTransaction(async (tx) => {
    const code = await nextCallCode(tx, seriesOf("ZJ", dayOf(ctx.now).slice(0, 4), roundCode));
    const noticeId = await insertNotice(tx, { kind: "call", roundId: round.id, challengeId: null, title: call.title, body: { call: code }, createdBy: ctx.actor.personId });
    await recordBirthBy(ctx.actor, tx, "notice", noticeId, "create", { call: code });
    const id = await insertCall(tx, { ...call, code, roundId: round.id, noticeId, recommenderIds: units.map((unit) => unit.id), createdBy: ctx.actor.personId });
    return ok({ id, code, noticeId });
  });
}
