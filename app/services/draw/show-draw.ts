import { findPlanChallenges } from "#app/db/assignment-plan.ts";
import { findDrawNames, findDraws, findWaitingDraws, type NamedCandidate, type SealedDraw, type StoredDraw } from "#app/db/expert-draw.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { type CallEntry, emptyPlaces } from "#app/domain/review/draw/call-list.ts";
import type { DrawPlan } from "#app/domain/review/draw/draw-record.ts";
import type { CallLine, DrawnName, DrawView, HeldDraw, OpenDraw } from "#app/domain/review/draw/draw-view.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { findUnwanted, shownUnwanted } from "#app/services/review/unwanted.ts";
import { type CallStanding, readCallStandings } from "./call-state.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { drawPlaceFor, holds, readDrawnFor } from "./draw-access.ts";

/** 抽取专家 of a challenge: what waits, what was drawn, the call list; names for operators and the supervisor alone. Refusals: notFound, notAllowed. */
export async function showDraw(ctx: Context, reference: string): Promise<Result<DrawView>> {
  const place = await drawPlaceFor(ctx, reference, "see");
  if (!place.ok) return place;
  const { challenge, held } = place.value;
  const sight = { names: holds(held, "names"), phones: holds(held, "call") };
  const [{ rules }, due, bids, [latest], standings, names, checkers] = await Promise.all([readGround(challenge), holds(held, "act") ? declarationRefusal(ctx, challenge.id) : null, readDrawnFor(challenge), findDraws(challenge.id), readCallStandings(challenge.id), sight.names ? findDrawNames(challenge.id) : [], listCheckers(ctx, reference)]);
  const open = latest?.sealed && !latest.result ? { ...latest, ...latest.sealed } : null;
  const isReady = takesExperts(challenge) && bids.undecided === 0 && bids.passed.length > 0;
  const may = { prepare: isReady && holds(held, "prepare"), hold: takesExperts(challenge) && open !== null && holds(held, "hold") && open.preparedBy !== ctx.actor.personId, call: isReady && holds(held, "call") };
  return ok({
    challenge: { no: challenge.no, title: challenge.title, status: challenge.status },
    expertsPerBid: rules.expertsPerBid,
    may,
    others: await othersOf(ctx, challenge, may),
    declarationDue: due !== null && isReady,
    undecided: bids.undecided,
    isReady,
    open: open && viewOpen(open),
    unwanted: sight.names ? (await findUnwanted(bids.passed)).map(shownUnwanted) : [],
    checkers: checkers.ok ? checkers.value : [],
    held: standings.map((standing) => viewHeld(standing, names.filter(({ drawId }) => drawId === standing.draw.id), sight)),
  });
}

/** What else of the round may be drawn for, or waits for this witness; without the items from which a conflict keeps the reader away. */
async function othersOf({ actor }: Context, challenge: ReviewedChallenge, may: DrawView["may"]): Promise<DrawView["others"]> {
  const closed = itemsClosedTo(actor);
  const [ready, waiting] = await Promise.all([may.prepare ? findPlanChallenges(challenge.roundId, closed) : [], may.hold ? findWaitingDraws([challenge.roundId], closed) : []]);
  const bare = ({ no, title }: { no: string; title: string }) => ({ no, title });
  return {
    prepare: ready.filter(({ no, passed, undecided }) => no !== challenge.no && passed > 0 && undecided === 0).map(bare),
    hold: waiting.filter(({ no, kind, preparedBy }) => no !== challenge.no && kind === "experts" && preparedBy !== actor.personId).map(bare),
  };
}

function viewOpen({ plan, commitment, poolDigest, preparedAt }: StoredDraw & SealedDraw): OpenDraw {
  const { groups } = JSON.parse(plan) as DrawPlan;
  return { preparedAt, commitment, poolDigest, groups: groups.map(({ pool, ...group }) => ({ ...group, pool: pool.length })) };
}

interface Sight {
  names: boolean;
  phones: boolean;
}

function viewHeld({ draw, groups, calls }: CallStanding, names: readonly NamedCandidate[], sight: Sight): HeldDraw {
  const byPseudonym = new Map(names.map((one) => [one.pseudonym, one]));
  const { drawnAt, witnessNumber, digest } = draw.result;
  const viewName = ({ pseudonym, state, isOpen }: CallEntry, at: number, drawn: number): DrawnName => {
    const known = byPseudonym.get(pseudonym);
    const log = calls.filter((call) => call.pseudonym === pseudonym).map(({ result, calledAt, reason, by }): CallLine => ({ result, at: calledAt, reason: sight.names ? reason : null, by: sight.names ? by : null }));
    return {
      pseudonym,
      isStandby: at >= drawn,
      order: at < drawn ? at + 1 : at - drawn + 1,
      expert: known ? { no: known.no, name: known.name, unitName: known.unitName, phone: sight.phones ? known.phone : null, isInvited: known.isInvited } : null,
      call: { state, isOpen, log },
    };
  };
  return {
    id: draw.id,
    drawnAt,
    witnessNumber,
    commitment: draw.sealed?.commitment ?? null,
    paper: draw.paper,
    digest,
    reason: draw.reason,
    groups: groups.map(({ group, entries }) => ({
      name: group.name,
      places: group.places,
      leastOutside: group.leastOutside,
      pool: group.candidates,
      names: entries.map((entry, at) => viewName(entry, at, group.drawn.length)),
      accepted: entries.filter(({ state }) => state === "accepted").length,
      empty: emptyPlaces(group, entries),
    })),
  };
}

/** The record of a held draw (`id`, else the latest) for everybody who may know of the challenge: it bears pseudonyms only. Refusal: notFound. */
export async function readDrawRecord(ctx: Context, reference: string, id: string | null): Promise<Result<{ no: string; text: string }>> {
  const subject = await findSubject("challenge", reference);
  if (!subject || !challengePolicy.isVisible(subject, challengePolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const held = (await findDraws(subject.id)).find((draw) => draw.result !== null && (id === null || draw.id === id));
  return held?.result ? ok({ no: subject.no, text: held.result.record }) : refuse("notFound");
}
