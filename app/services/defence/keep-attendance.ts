import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { askAbsence, findSignIns, findSlots, insertSignIn, type StoredDefence, type StoredSignIn, type StoredSlot, writeOutcome } from "#app/db/defence.ts";
import { findAssignments, lockChallenge, type ReviewedChallenge, setAssignmentReason } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { isDayOf, isDue, sessionNumberOf } from "#app/domain/review/defence/attendance.ts";
import { defenceAbsence, defenceAbsenceConfirmed, type DefenceSignIn, defenceSignIn } from "#app/domain/review/defence/schema.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { paperSlip } from "#app/services/kernel/paper.ts";
import { actorFacts, transition } from "#app/services/kernel/transition.ts";
import { defencePlaceFor, readDefence } from "./defence-place.ts";

export interface Held {
  tx: Transaction;
  challenge: ReviewedChallenge;
  session: StoredDefence;
  slots: StoredSlot[];
  panel: Awaited<ReturnType<typeof readDefence>>["panel"];
}

/** Works on a defence whose order is drawn, under the challenge's lock. Refusals: notFound, notAllowed, stageNotReached, wrongState, orderNotDrawn. */
export async function atDefence<T>(ctx: Context, reference: string, work: (held: Held) => Promise<Result<T>>): Promise<Result<T>> {
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
 * 签到: experts, or members of a team, signed in to one session of the defence, from its day on, at the clock's time; from a paper list
 * with the digest of its scan (线下). Who signed in already is left as it is; a team that is there is no longer absent. Refusals: those of
 * `atDefence`, defenceNotBegun (`at`), invalidInput (an expert, a bid or a session that is not here), alreadyDone (nobody new, or the
 * team was recorded as absent).
 */
export async function signInAtDefence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ count: number }>> {
  const input = defenceSignIn.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atDefence(ctx, reference, async (held) => {
    const { tx, challenge, session } = held;
    const coming = whoComes(held, input.data, await findSignIns(session.id, tx));
    if (!coming.ok) return coming;
    const { experts, slot, members, sessionNumber } = coming.value;
    const startsAt = sessionsOf(session)[sessionNumber - 1]?.startsAt ?? session.startsAt;
    if (!isDayOf(startsAt, ctx.now)) return refuse("defenceNotBegun", { facts: { at: startsAt } });
    const count = experts.length + members.length;
    if (count === 0) return refuse("alreadyDone");
    const { scan } = input.data;
    const common = { sessionNumber, scan: scan || null, recordedBy: ctx.actor.personId };
    for (const { expertId, name } of experts) await insertSignIn(tx, session.id, { expertId, bidId: null, name, ...common });
    if (slot) for (const name of members) await insertSignIn(tx, session.id, { expertId: null, bidId: slot.bidId, name, ...common });
    if (slot && members.length > 0) await writeOutcome(tx, session.id, slot.bidId, "present", "", ctx.actor.personId);
    await appendEvent(tx, "challenge", challenge.id, "signInAtDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, session: sessionNumber, experts: experts.map(({ pseudonym }) => pseudonym), ...(slot && members.length > 0 && { bid: slot.bidNo, members: members.length }), ...(scan && { offline: paperSlip(ctx.now, scan) }) }, scan ? { offline: { place: session.place } } : null);
    return ok({ count });
  });
}

interface Coming {
  sessionNumber: number;
  experts: Held["panel"];
  slot: StoredSlot | undefined;
  members: string[];
}

/** Who of a list has not signed in to the session yet. */
function whoComes({ session, slots, panel }: Held, { experts, session: asked, bid, names }: DefenceSignIn, known: readonly StoredSignIn[]): Result<Coming> {
  const slot = slots.find(({ code, bidNo }) => code === bid || bidNo === bid);
  if (names !== "" && !slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
  const sessionNumber = slot && names !== "" ? sessionNumberOf(slot.startsAt, session) : asked;
  if (sessionNumber > sessionsOf(session).length) return refuse("invalidInput", { fields: [{ path: "session", message: "unknownSession" }] });
  const people = experts.map((no) => panel.find((one) => one.no === no));
  if (people.includes(undefined)) return refuse("invalidInput", { fields: [{ path: "experts", message: "unknownExpert" }] });
  const fresh = people.flatMap((one) => (one && !known.some((before) => before.expertId === one.expertId && before.sessionNumber === sessionNumber) ? [one] : []));
  const members = names.split(/[、,，;；\s]+/).filter((name) => name !== "" && !known.some((one) => one.bidId === slot?.bidId && one.name === name));
  return members.length > 0 && slot?.outcome === "absent" ? refuse("alreadyDone") : ok({ sessionNumber, experts: fresh, slot, members });
}

/**
 * 未到场, entered by one person once the team's time has come; it counts when another one confirms it, and no longer when the team signs
 * in. Refusals: those of `atDefence`, defenceNotBegun (`at`), invalidInput (no such bid), alreadyDone (it is recorded, or waits for the confirmation).
 */
export async function recordAbsence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ bid: string }>> {
  const input = defenceAbsence.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atDefence(ctx, reference, async (held) => {
    const { tx, challenge, session } = held;
    const slot = slotOf(held, input.data.bid);
    if (!slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (slot.outcome !== null || slot.absenceAskedBy !== null) return refuse("alreadyDone");
    if (!isDue(slot.startsAt, ctx.now)) return refuse("defenceNotBegun", { facts: { at: slot.startsAt } });
    await askAbsence(tx, session.id, slot.bidId, input.data.reason, ctx.actor.personId);
    await appendEvent(tx, "challenge", challenge.id, "absenceAsked", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, bid: slot.bidNo }, { reason: input.data.reason });
    return ok({ bid: slot.bidNo });
  });
}

/**
 * 确认未到场 by another person than who entered it: the bid keeps what it had before this stage, and the tasks on it end. Refusals: those
 * of `atDefence`, invalidInput (no such bid), samePerson, alreadyDone (nothing waits: the team is recorded as present or absent).
 */
export async function confirmAbsence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ bid: string; voided: number }>> {
  const input = defenceAbsenceConfirmed.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atDefence(ctx, reference, async (held) => {
    const { tx, challenge, session } = held;
    const slot = slotOf(held, input.data.bid);
    if (!slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
    if (slot.outcome !== null || slot.absenceAskedBy === null) return refuse("alreadyDone");
    if (slot.absenceAskedBy === ctx.actor.personId) return refuse("samePerson");
    await writeOutcome(tx, session.id, slot.bidId, "absent", slot.note, ctx.actor.personId);
    const voided = await voidTasks(ctx, held, slot);
    if (!voided.ok) return voided;
    await appendEvent(tx, "challenge", challenge.id, "absentAtDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, bid: slot.bidNo }, { reason: slot.note });
    return ok({ bid: slot.bidNo, voided: voided.value });
  });
}

function slotOf({ slots }: Held, bid: string): StoredSlot | undefined {
  return slots.find(({ code, bidNo }) => code === bid || bidNo === bid);
}

/** Ends the tasks of the stage on a bid whose team did not come. */
async function voidTasks(ctx: Context, { tx, challenge, session }: Held, slot: StoredSlot): Promise<Result<number>> {
  const open = (await findAssignments(tx, challenge.id, null, true)).filter(({ bidId, stage, status }) => bidId === slot.bidId && stage === session.stage && canMove(reviewAssignmentLifecycle, "void", status));
  for (const task of open) {
    await setAssignmentReason(tx, task.id, slot.note);
    const moved = await transition(tx, { noun: "reviewAssignment", subject: task, move: "void", actor: ctx.actor, reason: slot.note, facts: { bid: slot.bidNo, pseudonym: task.pseudonym } });
    if (!moved.ok) return moved;
  }
  return ok(open.length);
}

/**
 * What keeps an expert's sheets of a defence from being signed: the expert did not sign in to a session in which one of the bids is heard,
 * or the team of one of the bids did not. Null: nothing.
 */
export async function missingAtDefence(tx: Transaction, challenge: ReviewedChallenge, expertId: string, bidIds: readonly string[]): Promise<{ bid: string | null } | null> {
  const { session } = await readDefence(challenge, tx);
  if (session?.record == null) return { bid: null };
  const heard = (await findSlots(session.id, tx)).filter(({ bidId }) => bidIds.includes(bidId));
  const signed = (await findSignIns(session.id, tx)).filter((one) => one.expertId === expertId).map(({ sessionNumber }) => sessionNumber);
  if (heard.some(({ startsAt }) => !signed.includes(sessionNumberOf(startsAt, session)))) return { bid: null };
  const waiting = heard.find(({ outcome }) => outcome === null);
  return waiting ? { bid: waiting.code } : null;
}
