import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { askAbsence, findSlots, type StoredDefence, type StoredSlot, writeOutcome } from "#app/db/defence.ts";
import { findAssignments, lockChallenge, type ReviewedChallenge, setAssignmentReason } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { isDue } from "#app/domain/review/defence/attendance.ts";
import { defenceAbsence, defenceAbsenceConfirmed } from "#app/domain/review/defence/schema.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts, transition } from "#app/services/kernel/transition.ts";
import { defencePlaceFor, readDefence } from "./defence-place.ts";

export interface Held {
  tx: Transaction;
  challenge: ReviewedChallenge;
  session: StoredDefence;
  slots: StoredSlot[];
}

/** Works on a defence whose order is drawn, under the challenge's lock. Refusals: notFound, notAllowed, stageNotReached, wrongState, orderNotDrawn. */
export async function atDefence<T>(ctx: Context, reference: string, work: (held: Held) => Promise<Result<T>>): Promise<Result<T>> {
  const place = await defencePlaceFor(ctx, reference, "record");
  if (!place.ok) return place;
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const { session } = await readDefence(challenge, tx);
    if (session?.record == null) return refuse("orderNotDrawn");
    return work({ tx, challenge, session, slots: await findSlots(session.id, tx) });
  });
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
