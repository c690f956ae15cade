import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSignIns, findSlots, insertSignIn, type StoredDefence, type StoredSlot, writeOutcome } from "#app/db/defence.ts";
import { findAssignments, lockChallenge, type ReviewedChallenge, setAssignmentReason } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { defenceAbsence, defenceSignIn } from "#app/domain/review/defence/schema.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { paperSlip } from "#app/services/kernel/paper.ts";
import { actorFacts, transition } from "#app/services/kernel/transition.ts";
import { defencePlaceFor, readDefence } from "./defence-place.ts";

interface Held {
  tx: Transaction;
  challenge: ReviewedChallenge;
  session: StoredDefence;
  slots: StoredSlot[];
  panel: Awaited<ReturnType<typeof readDefence>>["panel"];
}

/** Works on a defence whose order is drawn, under the challenge's lock. Refusals: notFound, notAllowed, stageNotReached, wrongState, orderNotDrawn. */
async function atDefence<T>(ctx: Context, reference: string, work: (held: Held) => Promise<Result<T>>): Promise<Result<T>> {
  const place = await defencePlaceFor(ctx, reference, "record");
  if (!place.ok) return place;
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const { session, panel } = await readDefence(challenge, tx);
    if (session?.record == null) return refuse("orderNotDrawn");
    return work({ tx, challenge, session, panel, slots: await findSlots(session.id, tx) });
  });
}

/**
 * 签到: experts, or members of a team, signed in at the defence, at the clock's time; from a paper list with the digest of its scan
 * (线下). Who signed in already is left as it is. Refusals: those of `atDefence`, invalidInput (an expert or a bid that is not here),
 * alreadyDone (nobody new, or the team was recorded as absent).
 */
export async function signInAtDefence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ count: number }>> {
  const input = defenceSignIn.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { experts, bid, names, scan } = input.data;
  return atDefence(ctx, reference, async ({ tx, challenge, session, slots, panel }) => {
    const known = await findSignIns(session.id, tx);
    const common = { scan: scan || null, recordedBy: ctx.actor.personId };
    const people = experts.map((no) => panel.find((one) => one.no === no));
    if (people.includes(undefined)) return refuse("invalidInput", { fields: [{ path: "experts", message: "unknownExpert" }] });
    const fresh = people.flatMap((one) => (one && !known.some(({ expertId }) => expertId === one.expertId) ? [one] : []));
    for (const { expertId, name } of fresh) await insertSignIn(tx, session.id, { expertId, bidId: null, name, ...common });
    const slot = slots.find(({ code, bidNo }) => code === bid || bidNo === bid);
    const members = names.split(/[、,，;；\s]+/).filter((name) => name !== "" && !known.some((one) => one.bidId === slot?.bidId && one.name === name));
    if (names !== "" && !slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (members.length > 0 && slot?.outcome === "absent") return refuse("alreadyDone");
    if (slot) for (const name of members) await insertSignIn(tx, session.id, { expertId: null, bidId: slot.bidId, name, ...common });
    if (slot && members.length > 0) await writeOutcome(tx, session.id, slot.bidId, "present", "", ctx.actor.personId);
    const count = fresh.length + members.length;
    if (count === 0) return refuse("alreadyDone");
    await appendEvent(tx, "challenge", challenge.id, "signInAtDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, experts: fresh.map(({ pseudonym }) => pseudonym), ...(slot && members.length > 0 && { bid: slot.bidNo, members: members.length }), ...(scan && { offline: paperSlip(ctx.now, scan) }) }, scan ? { offline: { place: session.place } } : null);
    return ok({ count });
  });
}

/**
 * 未到场: the team did not come to its defence; its bid keeps what it had before this stage, and the tasks on it end. Refusals: those
 * of `atDefence`, invalidInput (no such bid), alreadyDone (it is recorded as present or absent).
 */
export async function recordAbsence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ bid: string; voided: number }>> {
  const input = defenceAbsence.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atDefence(ctx, reference, async ({ tx, challenge, session, slots }) => {
    const slot = slots.find(({ code, bidNo }) => code === input.data.bid || bidNo === input.data.bid);
    if (!slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (slot.outcome !== null) return refuse("alreadyDone");
    await writeOutcome(tx, session.id, slot.bidId, "absent", input.data.reason, ctx.actor.personId);
    let voided = 0;
    for (const task of (await findAssignments(tx, challenge.id, null, true)).filter(({ bidId, stage }) => bidId === slot.bidId && stage === session.stage)) {
      if (!canMove(reviewAssignmentLifecycle, "void", task.status)) continue;
      await setAssignmentReason(tx, task.id, input.data.reason);
      const moved = await transition(tx, { noun: "reviewAssignment", subject: task, move: "void", actor: ctx.actor, reason: input.data.reason, facts: { bid: slot.bidNo, pseudonym: task.pseudonym } });
      if (!moved.ok) return moved;
      voided += 1;
    }
    await appendEvent(tx, "challenge", challenge.id, "absentAtDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, bid: slot.bidNo }, { reason: input.data.reason });
    return ok({ bid: slot.bidNo, voided });
  });
}

/**
 * What keeps an expert's sheets of a defence from being signed: the expert did not sign in, or the team of one of the bids did not.
 * Null: nothing, or the stage is none.
 */
export async function missingAtDefence(tx: Transaction, challenge: ReviewedChallenge, expertId: string, bidIds: readonly string[]): Promise<{ bid: string | null } | null> {
  const { session } = await readDefence(challenge, tx);
  if (session?.record == null) return { bid: null };
  if (!(await findSignIns(session.id, tx)).some((one) => one.expertId === expertId)) return { bid: null };
  const waiting = (await findSlots(session.id, tx)).find(({ bidId, outcome }) => bidIds.includes(bidId) && outcome === null);
  return waiting ? { bid: waiting.code } : null;
}
