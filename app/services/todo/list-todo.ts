import { findCalendar } from "#app/db/calendar.ts";
import { countApplications } from "#app/db/expert-application.ts";
import { findConflictMatters } from "#app/db/declaration.ts";
import { findUntold } from "#app/db/defence-notice.ts";
import { findChairless } from "#app/db/panel.ts";
import { findWaitingDraws } from "#app/db/expert-draw.ts";
import { findProgress } from "#app/db/challenge-progress.ts";
import { countAdministration, findFormReviewMatters, findFoundLater, findJoinMatters, findReviewMatters, findSecondMatters, findTeamMatters, findTicketMatters, type ReviewMatter } from "#app/db/todo.ts";
import { countPaperMatters } from "#app/db/paper-check.ts";
import { findScreensToRead } from "#app/db/similarity.ts";
import { findTakedownMatters } from "#app/db/takedown.ts";
import { findQuestionMatters } from "#app/db/question.ts";
import { findOwnerMatters } from "#app/db/shortlist.ts";
import { findDemandMatters } from "#app/db/demand-views.ts";
import { findKeptCodes } from "#app/db/key-set.ts";
import { findRunningRounds } from "#app/db/round-views.ts";
import { findStandards } from "#app/db/standards.ts";
import type { ChallengeProgress } from "#app/domain/overview/progress.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, holdsRole, itemsClosedTo, teamsOf } from "#app/domain/policy/actor.ts";
import { overviewDuties, roundsWithin } from "#app/domain/round/view.ts";
import { administrationMatters, applicationMatters, bidderMatters, calendarMatters, chairMatters, claimMatters, confirmationMatters, conflictMatters, demandMatters, drawMatters, formReviewMatters, foundLaterMatters, keptCodeMatters, openedMatters, ownerMatters, paperMatters, questionMatters, reviewMatters, roundMatters, secondMatters, similarityMatters, standardsMatters, takedownMatters, ticketMatters, unitMatters, untoldMatters } from "#app/domain/todo/matters.ts";
import { sortSteps } from "#app/domain/todo/sort-steps.ts";
import { byDue, type TodoItem, type TodoList, type WaitingItem } from "#app/domain/todo/view.ts";
import { listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { listOpenedDues } from "#app/services/bid/list-opened-dues.ts";
import { mayDecide } from "#app/services/kernel/proposal.ts";
import { countOwedOpinions } from "#app/services/panel/show-panel.ts";
import { keepsBank } from "#app/services/expert/bank-access.ts";
import type { Context } from "#app/services/kernel/context.ts";

const shown = 7;
/** As many as a page can show where nothing is folded. */
export const everyMatter = 200;

/**
 * What waits for the person (待办), and what the person's rounds wait for from others. Derived from states and policy,
 * stored nowhere. A bid is nobody's matter but its team's until it was opened. Refusal: signInNeeded.
 */
export async function listTodo(ctx: Context, limit = shown): Promise<Result<TodoList>> {
  const collected = await collectTodo(ctx);
  return collected.ok ? ok(shorten(collected.value, limit)) : collected;
}

/** All of it, with the progress from which it was derived. */
export interface CollectedTodo {
  mine: TodoItem[];
  waiting: WaitingItem[];
  progress: ChallengeProgress[];
}

export function shorten({ mine, waiting }: CollectedTodo, limit = shown): TodoList {
  return { mine: mine.slice(0, limit), total: mine.length, waiting: waiting.slice(0, limit) };
}

/** In which rounds, units and duties matters wait for somebody. */
function reachOf(actor: Actor) {
  return {
    closed: itemsClosedTo(actor),
    followed: roundsWithin(actor, [...overviewDuties, "witness"]),
    prepared: roundsWithin(actor, ["officer", "systemAdmin"]),
    decides: roundsWithin(actor, ["officer", "secondOfficer"]),
    watches: roundsWithin(actor, ["officer", "secondOfficer", "supervisor"]),
    vets: roundsWithin(actor, ["officer"]),
    witnessed: roundsWithin(actor, ["witness"]),
    administers: actor.units.filter((unit) => unit.administrator).map((unit) => unit.unitId),
    isAdministrator: holdsRole(actor, "securityAdmin", null) || holdsRole(actor, "systemAdmin", null),
  };
}

/** An expert's work, with what a chair still owes: by the page where it is written, so that both say the same. */
async function ownReviews(ctx: Context): Promise<(ReviewMatter & { opinionsDue: number })[]> {
  if (ctx.actor.expertId === null) return [];
  const matters = await findReviewMatters(ctx.actor.expertId);
  return Promise.all(matters.map(async (matter) => ({ ...matter, opinionsDue: matter.asksChair ? await countOwedOpinions(ctx, matter.challengeNo) : 0 })));
}

/** A proposed calendar or table of standards, for whom a second person's decision waits. */
async function proposedMatters(actor: Actor): Promise<TodoItem[]> {
  if (!mayDecide(actor)) return [];
  const [calendar, standards] = await Promise.all([findCalendar(), findStandards()]);
  return [...calendarMatters(actor, calendar.proposal), ...standardsMatters(actor, standards.proposal)];
}

type Reach = ReturnType<typeof reachOf>;
type Joins = ReturnType<typeof findJoinMatters>;

/** What waits in somebody's own work and in the course of rounds: each kind read and worded by itself, in the order of the page. */
async function courseMatters(ctx: Context, personId: string, { closed, decides, watches, vets, witnessed }: Reach, joins: Joins): Promise<TodoItem[]> {
  const { actor, now } = ctx;
  const ownsChallenges = actor.units.some(({ ownsChallenge }) => ownsChallenge);
  const unitIds = actor.units.map(({ unitId }) => unitId);
  const found = await Promise.all<TodoItem[]>([
    findTeamMatters(teamsOf(actor), now).then(bidderMatters),
    listOpenedDues(ctx).then(openedMatters),
    listConfirmations(ctx).then((parts) => (parts.ok ? confirmationMatters(parts.value) : [])),
    ownReviews(ctx).then(reviewMatters),
    when(decides, () => findTicketMatters(decides, closed).then((tickets) => ticketMatters(actor, tickets))),
    when(decides, () => findFormReviewMatters(decides, closed).then((reviews) => formReviewMatters(actor, reviews))),
    when(vets, () => findFoundLater(vets, closed).then((bids) => foundLaterMatters(actor, bids))),
    when(decides, () => findSecondMatters(decides, closed).then((seconds) => secondMatters(actor, seconds))),
    when(decides, () => findChairless(decides, closed).then(chairMatters)),
    when(decides, () => findUntold(decides, closed).then(untoldMatters)),
    decides.length > 0 || ownsChallenges ? findQuestionMatters(decides, unitIds).then((questions) => questionMatters(actor, now, questions)) : [],
    ownsChallenges ? findOwnerMatters(unitIds).then(ownerMatters) : [],
    vets.length > 0 || unitIds.length > 0 ? findDemandMatters({ roundIds: vets === "all" ? null : vets, unitIds }).then((demands) => demandMatters(actor, demands)) : [],
    when(watches, () => findTakedownMatters(watches).then((takedowns) => takedownMatters(actor, takedowns, now))),
    findKeptCodes(personId).then((kept) => keptCodeMatters(kept, now)),
    when(decides, () => joins.then(({ claims }) => claimMatters(claims))),
    when(witnessed, () => findWaitingDraws(witnessed, closed).then((draws) => drawMatters(actor, draws))),
    when(actor.roles, () => findScreensToRead(personId).then(similarityMatters)),
    when(actor.roles, () => countPaperMatters(personId, actor.closedItems).then(paperMatters)),
    proposedMatters(actor),
  ]);
  return found.flat();
}

/** What waits in the keeping of rounds, units and the installation. */
async function keepingMatters({ actor }: Context, personId: string, { prepared, administers, isAdministrator }: Reach, joins: Joins): Promise<TodoItem[]> {
  const found = await Promise.all<TodoItem[]>([
    when(prepared, () => findRunningRounds(prepared).then((rounds) => roundMatters(actor, rounds))),
    joins.then(unitMatters),
    administers.length > 0 || keepsBank(actor) ? countApplications(personId, administers, keepsBank(actor)).then(applicationMatters) : [],
    when(actor.roles, () => findConflictMatters(personId, holdsRole(actor, "systemAdmin", null)).then(conflictMatters)),
    isAdministrator ? countAdministration(personId).then((counts) => administrationMatters(actor, counts)) : [],
  ]);
  return found.flat();
}

/** Nothing is read for who has no part in it. */
function when(parts: "all" | readonly unknown[], read: () => Promise<TodoItem[]>): Promise<TodoItem[]> | TodoItem[] {
  return parts.length > 0 ? read() : [];
}

export async function collectTodo(ctx: Context): Promise<Result<CollectedTodo>> {
  const { actor, now } = ctx;
  if (actor.personId === null) return refuse("signInNeeded");
  const reach = reachOf(actor);
  const joins = findJoinMatters(actor.personId, reach.administers);
  const [progress, course, keeping] = await Promise.all([
    reach.followed.length > 0 ? findProgress({ unfinishedOf: reach.followed }, reach.closed) : [],
    courseMatters(ctx, actor.personId, reach, joins),
    keepingMatters(ctx, actor.personId, reach, joins),
  ]);
  const { mine, waiting } = sortSteps(actor, progress, now);
  return ok({ mine: byDue([...course, ...mine, ...keeping]), waiting: byDue(waiting), progress });
}
