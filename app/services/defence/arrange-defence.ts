import { uuidv7 } from "uuidv7";
import { protect } from "#app/crypto/at-rest.ts";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { drawTools, newDrawSecret } from "#app/crypto/draw.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findDefence, writeDefence, writeOrder } from "#app/db/defence.ts";
import { lockChallenge, type ReviewedBid } from "#app/db/review.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import { makeOrderRecord } from "#app/domain/review/defence/order.ts";
import { defenceSettings, type DefenceSettings } from "#app/domain/review/defence/schema.ts";
import { slotsOf, timetableObstacle } from "#app/domain/review/defence/timetable.ts";
import { witnessNumber } from "#app/domain/review/draw/draw-conditions-schema.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { heardBids, readPanel } from "#app/services/meeting/meeting-place.ts";
import { drawBroken, noteBroken, readDrawSecret } from "#app/services/draw/draw-secret.ts";
import { clashOf } from "./clash-of.ts";
import { defencePlaceFor } from "./defence-place.ts";
import { tellTimes } from "./tell-times.ts";

const protectedAs = "defence";

/**
 * 安排答辩: place, day and lengths, and the commitment to the lot's secret, before the witness speaks. One that nobody drew for may be
 * arranged anew. Refusals: notFound, notAllowed, stageNotReached, wrongState, alreadyDone (drawn), badDate (in the past),
 * timetableImpossible (facts say which expert, bid, limit or other defence), invalidInput (a day off that nobody said is meant).
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
    const panel = await readPanel(challenge, settings, tx);
    const obstacle = timetableObstacle(codes, panel, settings, place.value.ground.rules.leastValidScores) ?? (await clashOf(tx, ctx, challenge, slotsOf(codes.length, settings)));
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
 * timetableImpossible (somebody fell ill, or is heard elsewhere since), drawBroken (arranged anew, nothing was drawn), invalidInput.
 */
export async function drawDefenceOrder(ctx: Context, reference: string, rawInput: { number: string }): Promise<Result<{ order: string[]; digest: string }>> {
  const place = await defencePlaceFor(ctx, reference, "draw");
  if (!place.ok) return place;
  const input = witnessNumber.safeParse({ number: toHalfWidth(rawInput.number) });
  if (!input.success) return invalidInput(input.error);
  const held = await inTransaction(async (tx): Promise<Result<{ order: string[]; digest: string }>> => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const session = await findDefence(challenge.id, challenge.reviewStage, tx);
    if (!session || session.record !== null) return refuse("alreadyDone");
    if (ctx.actor.personId !== null && session.preparedBy === ctx.actor.personId) return refuse("samePerson");
    const bids = await heardBids(challenge, tx);
    const panel = await readPanel(challenge, session, tx);
    const obstacle = timetableObstacle(bids.map(codeOf), panel, session, place.value.ground.rules.leastValidScores) ?? (await clashOf(tx, ctx, challenge, slotsOf(bids.length, session)));
    if (obstacle) return { ok: false, refusal: obstacle };
    const secret = readDrawSecret(protectedAs, session.id, session.secret);
    if (secret === null) return drawBroken(challenge.no, "secret");
    const lot = { round: place.value.ground.roundCode, challenge: challenge.no, stage: session.stage, secret, witnessNumber: input.data.number, bids: bids.map(codeOf) };
    const record = makeOrderRecord({ ...lot, committedAt: inShanghai(session.preparedAt), drawnAt: inShanghai(ctx.now) }, drawTools);
    if (record.commitment !== session.commitment) return drawBroken(challenge.no, "commitment");
    const text = canonicalJson(record);
    const digest = sha256Hex(text);
    const slots = slotsOf(record.order.length, session).map((slot, index) => ({ ...slot, bidId: bids.find((bid) => codeOf(bid) === record.order[index])?.id ?? "" }));
    await writeOrder(tx, session.id, { number: record.witnessNumber, record: text, digest, drawnBy: ctx.actor.personId }, slots);
    await appendEvent(tx, "challenge", challenge.id, "drawDefenceOrder", { ...actorFacts(ctx.actor), no: challenge.no, stage: session.stage, commitment: session.commitment, witnessNumber: record.witnessNumber, record: digest, bids: bids.length });
    await tellTimes(tx, challenge, session, slots);
    return ok({ order: record.order, digest });
  });
  return noteBroken(ctx, place.value.challenge.id, held);
}

function codeOf({ reviewCode, no }: Pick<ReviewedBid, "reviewCode" | "no">): string {
  return reviewCode ?? no;
}

/** As `services/draw` writes instants into records: milliseconds, always +08:00. */
function inShanghai(instant: string): string {
  return `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}
