import { z } from "zod";
import type { Transaction } from "#app/db/client.ts";
import { insertAgreement } from "#app/db/matching.ts";
import { lockChallenge } from "#app/db/review.ts";
import { keepOwnerWord, prolongShortlisted } from "#app/db/shortlist.ts";
import { findSubject } from "#app/db/subjects.ts";
import { agreementInput, dayProblem } from "#app/domain/award/matching.ts";
import { longerTerm } from "#app/domain/award/shortlist.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { isBeforeOwner, isMatchingOver, type ShortlistSubject } from "#app/domain/policy/award.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import type { OfflineRecord } from "#app/services/kernel/offline.ts";
import { tellOwner } from "./tell-owner.ts";

const none = z.strictObject({});

/** Why the word does not count any more, or null: a decision or a review that is being made counts what was said before it, and 对接 has its last day, also on paper. */
async function tooLate(tx: Transaction, subject: ShortlistSubject, { now }: Context, offline: OfflineRecord | undefined): Promise<Refusal | null> {
  const { status } = await lockChallenge(tx, subject.challengeId, "share");
  if (!isBeforeOwner(subject.pattern, status)) return { code: "notBeforeOwner" };
  return isMatchingOver(subject, now) && !(offline && offline.date <= subject.dueOn) ? { code: "deadlinePassed" } : null;
}

/** The owner's word on one bid, online or as it came on paper. It stands until the bureau asks again; the ranking it does not touch. */
function answer(move: "confirm" | "veto") {
  return defineMove({
    noun: "shortlist",
    move,
    input: none,
    perform: async ({ tx, ctx, subject, reason, offline, move: make }) => {
      const late = await tooLate(tx, subject, ctx, offline);
      if (late) return { ok: false, refusal: late };
      const moved = await make({ facts: { no: subject.bidNo } });
      if (!moved.ok) return moved;
      await keepOwnerWord(tx, subject.id, reason ?? "");
      return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
    },
  });
}

/** 需求方确认. Refusals: wrongState, notBeforeOwner (the ranking fell, or it is decided). */
export const confirmShortlisted = answer("confirm");

/** 需求方不同意, with its reason. Refusals as of 需求方确认, in 对接 deadlinePassed besides. */
export const vetoShortlisted = answer("veto");

/**
 * 登记合作协议: in 对接 the owner takes a bid by the agreement that both signed, its points confirmed one by one.
 * Refusals: wrongState, notBeforeOwner, deadlinePassed (on paper: recorded of a day after the term), badDate (`signedOn`), invalidInput.
 */
export const agreeOnBid = defineMove({
  noun: "shortlist",
  move: "agree",
  input: agreementInput,
  perform: async ({ tx, ctx, subject, input, reason, offline, move }) => {
    const late = await tooLate(tx, subject, ctx, offline);
    if (late) return { ok: false, refusal: late };
    const closesAt = (await findSubject("challenge", subject.challengeId, tx))?.closesAt ?? null;
    const problem = dayProblem(input.signedOn, { closedOn: closesAt && dayOf(closesAt), today: dayOf(ctx.now) });
    if (problem) return refuse("badDate", { fields: [{ path: "signedOn", message: problem }] });
    if (input.signedOn > subject.dueOn) return refuse("deadlinePassed", { fields: [{ path: "signedOn", message: "afterTerm" }] });
    const moved = await move({ facts: { no: subject.bidNo, scan: input.scan, signedOn: input.signedOn, points: [...input.points] } });
    if (!moved.ok) return moved;
    await insertAgreement(tx, subject.id, { ...input, recordedBy: ctx.actor.personId });
    await keepOwnerWord(tx, subject.id, reason ?? "");
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/** 延长期限 of an owner that has not answered: by fifteen days, once; in 对接 the team learns it too. */
export const extendShortlisted = defineMove({
  noun: "shortlist",
  move: "extend",
  input: none,
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const challenge = await lockChallenge(tx, subject.challengeId, "share");
    if (!isBeforeOwner(subject.pattern, challenge.status)) return refuse("notBeforeOwner");
    const dueOn = longerTerm(subject.dueOn, dayOf(ctx.now));
    const moved = await move({ facts: { no: subject.bidNo, endsOn: dueOn } });
    if (!moved.ok) return moved;
    await prolongShortlisted(tx, subject.id, dueOn);
    await tellOwner(tx, challenge, { ids: [subject.id], dueOn, key: `${subject.id}:x${String(subject.times)}`, again: { why: "termLonger", bidNo: subject.bidNo, reason: reason ?? "" } });
    const bid = hasStage(subject.pattern, "matching") ? await findSubject("bid", subject.bidNo, tx) : null;
    if (bid) await tellTeam(tx, { bidId: bid.id, kind: "matchingExtended", at: `${dueOn}T23:59:59+08:00`, ...(reason && { words: reason }), key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), dueOn });
  },
});
