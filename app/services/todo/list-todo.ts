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

export async function collectTodo(ctx: Context): Promise<Result<CollectedTodo>> {
  const { actor, now } = ctx;
  if (actor.personId === null) return refuse("signInNeeded");
  const { closed, followed, prepared, decides, watches, vets, witnessed, administers, isAdministrator } = reachOf(actor);
  const [progress, rounds, team, reviews, joins, tickets, questions, takedowns, kept, demands, draws, applications, conflicts, administration, screens, formReviews, foundLater, seconds, chairless, untold, proposed, parts, opened, words, papers] = await Promise.all([
    followed.length > 0 ? findProgress({ unfinishedOf: followed }, closed) : [],
    prepared.length > 0 ? findRunningRounds(prepared) : [],
    findTeamMatters(teamsOf(actor), now),
    ownReviews(ctx),
    findJoinMatters(actor.personId, administers),
    decides.length > 0 ? findTicketMatters(decides, closed) : [],
    decides.length > 0 || actor.units.some(({ ownsChallenge }) => ownsChallenge) ? findQuestionMatters(decides, actor.units.map(({ unitId }) => unitId)) : [],
    watches.length > 0 ? findTakedownMatters(watches) : [],
    findKeptCodes(actor.personId),
    vets.length > 0 || actor.units.length > 0 ? findDemandMatters({ roundIds: vets === "all" ? null : vets, unitIds: actor.units.map((unit) => unit.unitId) }) : [],
    witnessed.length > 0 ? findWaitingDraws(witnessed, closed) : [],
    administers.length > 0 || keepsBank(actor) ? countApplications(actor.personId, administers, keepsBank(actor)) : null,
    actor.roles.length > 0 ? findConflictMatters(actor.personId, holdsRole(actor, "systemAdmin", null)) : null,
    isAdministrator ? countAdministration(actor.personId) : null,
    actor.roles.length > 0 ? findScreensToRead(actor.personId) : [],
    decides.length > 0 ? findFormReviewMatters(decides, closed) : [],
    vets.length > 0 ? findFoundLater(vets, closed) : [],
    decides.length > 0 ? findSecondMatters(decides, closed) : [],
    decides.length > 0 ? findChairless(decides, closed) : [],
    decides.length > 0 ? findUntold(decides, closed) : [],
    proposedMatters(actor),
    listConfirmations(ctx),
    listOpenedDues(ctx),
    actor.units.some(({ ownsChallenge }) => ownsChallenge) ? findOwnerMatters(actor.units.map(({ unitId }) => unitId)) : [],
    actor.roles.length > 0 ? countPaperMatters(actor.personId, actor.closedItems) : null,
  ]);
  const { mine, waiting } = sortSteps(actor, progress, now);
  const all = [
    ...bidderMatters(team),
    ...openedMatters(opened),
    ...(parts.ok ? confirmationMatters(parts.value) : []),
    ...reviewMatters(reviews),
    ...ticketMatters(actor, tickets),
    ...formReviewMatters(actor, formReviews),
    ...foundLaterMatters(actor, foundLater),
    ...secondMatters(actor, seconds),
    ...chairMatters(chairless),
    ...untoldMatters(untold),
    ...questionMatters(actor, ctx.now, questions),
    ...ownerMatters(words),
    ...demandMatters(actor, demands),
    ...takedownMatters(actor, takedowns, now),
    ...keptCodeMatters(kept, now),
    ...(decides.length > 0 ? claimMatters(joins.claims) : []),
    ...drawMatters(actor, draws),
    ...similarityMatters(screens),
    ...(papers ? paperMatters(papers) : []),
    ...proposed,
    ...mine,
    ...roundMatters(actor, rounds),
    ...unitMatters(joins),
    ...(applications ? applicationMatters(applications) : []),
    ...(conflicts ? conflictMatters(conflicts) : []),
    ...(administration ? administrationMatters(actor, administration) : []),
  ];
  return ok({ mine: byDue(all), waiting: byDue(waiting), progress });
}
