import { uuidv7 } from "uuidv7";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { drawTools, newDrawSecret } from "#app/crypto/draw.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findDefence, findDefencePanel, findPanelContacts, type StoredDefence, writeDefence, writeOrder } from "#app/db/defence.ts";
import { lockChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import { makeOrderRecord } from "#app/domain/review/defence/order.ts";
import { defenceSettings, type DefenceSettings } from "#app/domain/review/defence/schema.ts";
import { type Slot, slotsOf, timetableObstacle } from "#app/domain/review/defence/timetable.ts";
import { witnessNumber } from "#app/domain/review/draw/draw-conditions-schema.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { daysOf, defencePlaceFor, heardBids } from "./defence-place.ts";

const protectedAs = "defence";

/**
 * 安排答辩: place, day and lengths, and the commitment to the lot's secret, before the witness speaks. One that nobody drew for may be
 * arranged anew. Refusals: notFound, notAllowed, stageNotReached, wrongState, alreadyDone (drawn), badDate (in the past),
 * timetableImpossible (facts say which expert, bid or limit), invalidInput (a day off that nobody said is meant).
 */
export async function arrangeDefence(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ commitment: string }>> {
  const place = await defencePlaceFor(ctx, reference, "arrange");
  if (!place.ok) return place;
  const input = defenceSettings.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { onDayOff, ...settings } = input.data;
  if (settings.startsAt <= new Date(ctx.now).toISOString()) return refuse("badDate", { fields: [{ path: "startsAt", message: "startsInPast" }] });
  const daysOff = daysOffOf(settings, onDayOff);
  if (daysOff.length > 0) return refuse("invalidInput", { fields: daysOff });
  return inTransaction(async (tx): Promise<Result<{ commitment: string }>> => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    if ((await findDefence(challenge.id, challenge.reviewStage, tx))?.record) return refuse("alreadyDone");
    const codes = (await heardBids(challenge, tx)).map(codeOf);
    const panel = await findDefencePanel(challenge.id, challenge.reviewStage, daysOf(settings), tx);
    const obstacle = timetableObstacle(codes, panel, settings, place.value.ground.rules.leastValidScores);
    if (obstacle) return { ok: false, refusal: obstacle };
    const id = uuidv7();
    const secret = newDrawSecret();
    const commitment = drawTools.commitment(secret);
    const kept = protect(keyEncryptionKey(), protectedAs, id, new TextEncoder().encode(secret));
    await writeDefence(tx, { id, challengeId: challenge.id, stage: challenge.reviewStage, ...settings, commitment, secret: kept, preparedBy: ctx.actor.personId, preparedAt: ctx.now });
    await appendEvent(tx, "challenge", challenge.id, "arrangeDefence", { ...actorFacts(ctx.actor), no: challenge.no, stage: challenge.reviewStage, commitment, bids: codes.length, startsAt: settings.startsAt, sessions: 1 + settings.further.length });
    return ok({ commitment });
  });
}

/** The sessions that fall on a day off, where nobody said that this is meant. */
function daysOffOf({ startsAt, further }: Pick<DefenceSettings, "startsAt" | "further">, onDayOff: boolean) {
  return [startsAt, ...further.map((session) => session.startsAt)].flatMap((instant, index) => {
    const message = appointmentProblem(instant, onDayOff);
    return message === null ? [] : [{ path: index === 0 ? "startsAt" : `further.${String(index - 1)}.startsAt`, message }];
  });
}

/**
 * 抽签: the witness says a number, and the order of the bids follows from it and from what was committed to; teams and experts are
 * told their times. Refusals: notFound, notAllowed, stageNotReached, wrongState, alreadyDone (nothing waits), samePerson,
 * timetableImpossible (somebody fell ill since), invalidInput.
 */
export async function drawDefenceOrder(ctx: Context, reference: string, rawInput: { number: string }): Promise<Result<{ order: string[]; digest: string }>> {
  const place = await defencePlaceFor(ctx, reference, "draw");
  if (!place.ok) return place;
  const input = witnessNumber.safeParse({ number: toHalfWidth(rawInput.number) });
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx): Promise<Result<{ order: string[]; digest: string }>> => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const session = await findDefence(challenge.id, challenge.reviewStage, tx);
    if (!session || session.record !== null) return refuse("alreadyDone");
    if (ctx.actor.personId !== null && session.preparedBy === ctx.actor.personId) return refuse("samePerson");
    const bids = await heardBids(challenge, tx);
    const panel = await findDefencePanel(challenge.id, challenge.reviewStage, daysOf(session), tx);
    const obstacle = timetableObstacle(bids.map(codeOf), panel, session, place.value.ground.rules.leastValidScores);
    if (obstacle) return { ok: false, refusal: obstacle };
    const lot = { round: place.value.ground.roundCode, challenge: challenge.no, stage: session.stage, secret: secretOf(session), witnessNumber: input.data.number, bids: bids.map(codeOf) };
    const record = makeOrderRecord({ ...lot, committedAt: inShanghai(session.preparedAt), drawnAt: inShanghai(ctx.now) }, drawTools);
    if (record.commitment !== session.commitment) throw new Error(`The lot of the defence ${session.id} does not match what was committed to`);
    const text = canonicalJson(record);
    const digest = sha256Hex(text);
    const slots = slotsOf(record.order.length, session).map((slot, index) => ({ ...slot, bidId: bids.find((bid) => codeOf(bid) === record.order[index])?.id ?? "" }));
    await writeOrder(tx, session.id, { number: record.witnessNumber, record: text, digest, drawnBy: ctx.actor.personId }, slots);
    await appendEvent(tx, "challenge", challenge.id, "drawDefenceOrder", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, commitment: session.commitment, witnessNumber: record.witnessNumber, record: digest, bids: bids.length });
    await tellTimes(tx, challenge, session, slots);
    return ok({ order: record.order, digest });
  });
}

function codeOf({ reviewCode, no }: Pick<ReviewedBid, "reviewCode" | "no">): string {
  return reviewCode ?? no;
}

/** Each team its own time, each expert the beginning; nobody the order. */
async function tellTimes(tx: Transaction, challenge: ReviewedChallenge, session: StoredDefence, slots: readonly (Slot & { bidId: string })[]): Promise<void> {
  for (const { bidId, startsAt } of slots) await tellTeam(tx, { bidId, kind: "defenceSet", at: startsAt, words: session.place, key: session.id });
  for (const { id, name, email } of await findPanelContacts(tx, challenge.id, session.stage)) {
    await enqueueMail(tx, email, { template: "itemNews", news: "defenceSet", personName: name, unitName: null, challengeNo: challenge.no, challengeTitle: challenge.title, at: session.startsAt, words: session.place, unfollow: null }, `defence:${session.id}:${id}`);
  }
}

/** Throws when it cannot be read: a wrong key or a changed row is an accident for the operator. */
function secretOf({ id, secret }: StoredDefence): string {
  const read = unprotect(keyEncryptionKey(), protectedAs, id, new Uint8Array(secret));
  if (!read.ok) throw new Error(`The secret of the defence ${id} cannot be read: ${read.reason}`);
  return new TextDecoder().decode(read.value);
}

/** As `services/draw` writes instants into records: milliseconds, always +08:00. */
function inShanghai(instant: string): string {
  return `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}
