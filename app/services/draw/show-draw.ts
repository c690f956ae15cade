import { findDrawNames, findDraws, type NamedCandidate, type StoredDraw } from "#app/db/expert-draw.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { type DrawPlan, type DrawRecord, parseDrawRecord } from "#app/domain/review/draw/draw-record.ts";
import type { DrawnName, DrawView, HeldDraw, OpenDraw } from "#app/domain/review/draw/draw-view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { drawPlaceFor, holds, isDrawable, readDrawnFor } from "./draw-access.ts";

/** 抽取专家 of a challenge: what waits, what was drawn; names for operators and the supervisor alone. Refusals: notFound, notAllowed. */
export async function showDraw(ctx: Context, reference: string): Promise<Result<DrawView>> {
  const place = await drawPlaceFor(ctx, reference, "see");
  if (!place.ok) return place;
  const { challenge, held } = place.value;
  const knowsNames = holds(held, "names");
  const [{ rules }, bids, draws, names] = await Promise.all([readGround(challenge), readDrawnFor(challenge), findDraws(challenge.id), knowsNames ? findDrawNames(challenge.id) : []]);
  const [latest] = draws;
  const open = latest && !latest.result ? latest : null;
  const isReady = isDrawable(challenge) && bids.undecided === 0 && bids.passed.length > 0;
  return ok({
    challenge: { no: challenge.no, title: challenge.title, status: challenge.status },
    expertsPerBid: rules.expertsPerBid,
    may: { prepare: isReady && holds(held, "prepare"), hold: isDrawable(challenge) && open !== null && holds(held, "hold") && open.preparedBy !== ctx.actor.personId, invite: isReady && holds(held, "prepare") },
    undecided: bids.undecided,
    isReady,
    open: open && viewOpen(open),
    held: draws.flatMap((draw) => (draw.result ? [viewHeld(draw, draw.result, names.filter(({ drawId }) => drawId === draw.id))] : [])),
  });
}

function viewOpen({ plan, commitment, poolDigest, preparedAt }: StoredDraw): OpenDraw {
  const { groups } = JSON.parse(plan) as DrawPlan;
  return { preparedAt, commitment, poolDigest, groups: groups.map(({ pool, ...group }) => ({ ...group, pool: pool.length })) };
}

function viewHeld({ id, commitment, reason }: StoredDraw, result: NonNullable<StoredDraw["result"]>, names: readonly NamedCandidate[]): HeldDraw {
  const { groups } = parseDrawRecord(result.record);
  const byPseudonym = new Map(names.map((one) => [one.pseudonym, one]));
  const nameOf = (pseudonym: string, index: number, isStandby: boolean): DrawnName => {
    const known = byPseudonym.get(pseudonym);
    return { pseudonym, isStandby, order: index + 1, expert: known ? { no: known.no, name: known.name, unitName: known.unitName, isInvited: known.isInvited } : null };
  };
  const { drawnAt, witnessNumber, digest } = result;
  return { id, drawnAt, witnessNumber, commitment, digest, reason, groups: groups.map((group) => viewGroup(group, nameOf)) };
}

function viewGroup({ name, places, leastOutside, pool, drawn, standby }: DrawRecord["groups"][number], nameOf: (pseudonym: string, index: number, isStandby: boolean) => DrawnName) {
  return { name, places, leastOutside, pool: pool.length, names: [...drawn.map((one, index) => nameOf(one, index, false)), ...standby.map((one, index) => nameOf(one, index, true))] };
}

/** Invites everybody whom the latest draw drew and who was not asked yet, for all bids. Refusals: notFound, notAllowed, alreadyDone, those of `inviteExperts`. */
export async function inviteDrawn(ctx: Context, reference: string): Promise<Result<{ count: number }>> {
  const place = await drawPlaceFor(ctx, reference, "prepare");
  if (!place.ok) return place;
  const [view, names] = await Promise.all([findDraws(place.value.challenge.id), findDrawNames(place.value.challenge.id)]);
  const latest = view.find(({ result }) => result !== null);
  if (!latest?.result) return refuse("stageNotReached");
  const drawn = new Set(parseDrawRecord(latest.result.record).groups.flatMap((group) => group.drawn));
  const experts = names.filter(({ drawId, pseudonym, isInvited }) => drawId === latest.id && drawn.has(pseudonym) && !isInvited).map(({ no }) => no);
  if (experts.length === 0) return refuse("alreadyDone");
  const invited = await inviteExperts(ctx, { challenge: place.value.challenge.no, experts, allBids: true });
  return invited.ok ? ok({ count: experts.length }) : invited;
}

/** The record of a held draw (`id`, else the latest) for everybody who may know of the challenge: it bears pseudonyms only. Refusal: notFound. */
export async function readDrawRecord(ctx: Context, reference: string, id: string | null): Promise<Result<{ no: string; text: string }>> {
  const subject = await findSubject("challenge", reference);
  if (!subject || !challengePolicy.isVisible(subject, challengePolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const held = (await findDraws(subject.id)).find((draw) => draw.result !== null && (id === null || draw.id === id));
  return held?.result ? ok({ no: subject.no, text: held.result.record }) : refuse("notFound");
}
