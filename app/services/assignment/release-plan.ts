import { appendEvent } from "#app/db/audit.ts";
import { findPlan, findPlanBids, findPlanChallenges, findPlanConflicts, findPlanExperts, findPlanTasks, markReleased, type PlanBid } from "#app/db/assignment-plan.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { FoundPlan, PlanAnswer } from "#app/domain/review/plan/plan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { inviteByHand } from "#app/services/review/invite-by-hand.ts";
import { writeToExperts } from "#app/services/review/write-invitations.ts";
import { roundPlaceFor } from "#app/services/round/round-place.ts";
import { maySeePlan } from "./plan-sight.ts";

/**
 * 发布指派: makes the review tasks of a plan, all or none, and writes to the experts. The conflict rule is asked again, for every bid
 * of the items. Refusals: notFound, notAllowed, stageNotReached (nothing to release), alreadyDone, statusChanged (bids or tasks
 * changed since: make a new plan), declarationDue, conflictOfInterest and the others of `inviteByHand`.
 */
export async function releasePlan(ctx: Context, roundCode: string, id: string): Promise<Result<{ tasks: number }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const { roundId } = place.value;
  return inTransaction(async (tx) => {
    const plan = await findPlan(id, tx);
    if (!plan || plan.roundId !== roundId || !(await maySeePlan(ctx, plan))) return refuse("notFound");
    if (plan.releasedAt !== null) return refuse("alreadyDone");
    const answer = plan.answer === null ? null : (JSON.parse(plan.answer) as PlanAnswer);
    if (!answer || (answer.status !== "optimal" && answer.status !== "gap")) return refuse("stageNotReached");
    const missing = await missingTasks(roundId, answer);
    if (!missing.ok) return missing;
    for (const item of new Set(missing.value.map(({ bid }) => bid.challengeId))) {
      const due = await declarationRefusal(ctx, item, tx);
      if (due) return { ok: false, refusal: due };
    }
    let tasks = 0;
    for (const { bid, experts } of missing.value) {
      const invited = await inviteByHand(tx, ctx, { challengeId: bid.challengeId, bidId: bid.id, experts });
      if (!invited.ok) return invited;
      tasks += invited.value.ids.length;
    }
    await writeToExperts(tx, [...new Set(missing.value.flatMap(({ experts }) => experts))]);
    await markReleased(tx, plan.id, ctx.actor.personId);
    await appendEvent(tx, "round", roundId, "releaseAssignment", { ...actorFacts(ctx.actor), plan: plan.id, tasks });
    return ok({ tasks });
  });
}

/** Of every bid who has no task yet, in the order of the items; a plan that the world went past is not released. */
async function missingTasks(roundId: string, answer: FoundPlan): Promise<Result<{ bid: PlanBid; experts: string[] }[]>> {
  const challenges = await findPlanChallenges(roundId);
  const bids = (await findPlanBids(challenges.map((one) => one.id))).filter(({ no }) => answer.bids.includes(no));
  if (bids.length !== answer.bids.length) return refuse("statusChanged");
  const ids = bids.map((bid) => bid.id);
  const wanted = new Set(answer.pairs.map(({ expert }) => answer.experts[expert]!));
  const experts = await findPlanExperts([...wanted]);
  const conflicts = await findPlanConflicts(ids, experts.map((expert) => expert.id));
  const isPaired = (challengeNo: string, expertNo: string) => answer.pairs.some(({ bid, expert }) => answer.experts[expert] === expertNo && bids.some((one) => one.no === answer.bids[bid] && one.challengeNo === challengeNo));
  const found = conflicts.find(({ bidNo, expertNo }) => isPaired(bids.find(({ no }) => no === bidNo)!.challengeNo, expertNo));
  if (found) return refuse("conflictOfInterest", { facts: { expert: found.expertNo, bid: found.bidNo, reason: found.reason } });
  const tasks = await findPlanTasks(ids);
  const missing = bids.map((bid) => {
    const chosen = answer.pairs.filter((pair) => answer.bids[pair.bid] === bid.no).map(({ expert }) => answer.experts[expert]!);
    return { bid, experts: chosen.filter((no) => !tasks.some(({ bidNo, expertNo, isLive }) => bidNo === bid.no && expertNo === no && isLive)) };
  });
  const open = missing.filter(({ experts: left }) => left.length > 0);
  return open.length > 0 ? ok(open) : refuse("alreadyDone");
}
