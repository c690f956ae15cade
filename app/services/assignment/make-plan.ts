import { findLoadsElsewhere, findPlan, findPlanBids, findPlanChallenges, findPlanConflicts, findPlanTasks, findPool, findProfiles, type PlanBid, type PlanExpert, type StoredPlan, writePlanStage } from "#app/db/assignment-plan.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { demandsOf, withoutDemand } from "#app/domain/review/plan/demand.ts";
import { matchesOf } from "#app/domain/review/plan/expertise.ts";
import { type AskedPlan, type PlanAnswer, type PlanFacts, problemOf } from "#app/domain/review/plan/plan.ts";
import type { PlanTask } from "#app/domain/review/plan/solve-plan.ts";
import { readSubmissions } from "#app/services/review/judged-content.ts";

/**
 * Makes the proposal that a plan asks for: reads the pool and the opened bids, values every pair, asks the one conflict rule
 * once a bid, and solves (`solve`: in a thread). Its stage tells the progress. Run by the worker, at least once.
 */
export async function makePlan(id: string, solve: (task: PlanTask) => Promise<PlanAnswer>): Promise<"made" | "gone"> {
  const plan = await findPlan(id);
  if (!plan || plan.releasedAt !== null || plan.stage === "done") return "gone";
  await writePlanStage(id, "reading");
  const asked = JSON.parse(plan.conditions) as AskedPlan;
  const challenges = (await findPlanChallenges(plan.roundId)).filter(({ no }) => asked.challenges.includes(no));
  const ids = challenges.map((challenge) => challenge.id);
  const [bids, experts] = await Promise.all([findPlanBids(ids), findPool(ids, asked.pool === "agreed")]);
  const facts = await readFacts(plan, bids, experts, new Map(challenges.map(({ no, text }) => [no, text])));
  const before = plan.previousId === null ? null : foundOf(await findPlan(plan.previousId));
  const { problem, conflicts, problems } = problemOf(asked, facts, before?.base ?? null);
  const [bidNos, expertNos] = [bids.map(({ no }) => no), experts.map(({ no }) => no)];
  await writePlanStage(id, "solving");
  const answer: PlanAnswer = problems.length > 0 ? { status: "unread", problems, bids: bidNos, experts: expertNos, conflicts, seconds: 0 } : await solve({ problem, bids: bidNos, experts: expertNos, conflicts, before: before?.objective ?? null, demands: pricedDemands(asked, facts) });
  await writePlanStage(id, "done", JSON.stringify(answer));
  return "made";
}

/** At most so many demands are priced one by one. */
const mostPriced = 40;

/** Every demand with the problem's lists as they are without it, the latest first. */
function pricedDemands(asked: AskedPlan, facts: PlanFacts): PlanTask["demands"] {
  return demandsOf(asked).slice(-mostPriced).map((demand) => {
    const { fixed, forbidden, apart } = problemOf(withoutDemand(asked, demand), facts, null).problem;
    return { demand, without: { fixed, forbidden, apart } };
  });
}

async function readFacts({ id, roundId }: StoredPlan, bids: PlanBid[], experts: PlanExpert[], items: ReadonlyMap<string, string>): Promise<PlanFacts> {
  const bidIds = bids.map((bid) => bid.id);
  const [contents, conflicts, tasks, elsewhere, { rules }] = await Promise.all([readSubmissions(bidIds), findPlanConflicts(bidIds, experts.map((expert) => expert.id)), findPlanTasks(bidIds), findLoadsElsewhere(roundId, bidIds), readRoundSettings(roundId)]);
  await writePlanStage(id, "comparing");
  const texts = bids.map((bid) => {
    const content = contents.get(bid.id);
    return [items.get(bid.challengeNo) ?? "", content?.summary ?? "", ...(content?.members ?? []).map(({ tasks: work }) => work), ...Object.values(content?.promised ?? {}).map(({ evidence }) => evidence)].join("\n");
  });
  const own = await findProfiles(experts.map((expert) => expert.id));
  const profiles = experts.map(({ id, fields, title, unitName }) => ({ fields, text: [...fields, title, unitName, own.get(id) ?? ""].join("\n") }));
  return { bids, experts, matches: matchesOf(texts, profiles), conflicts, tasks, elsewhere, mostPerExpert: rules.bidsPerExpert };
}

/** What the plan before a change by hand proposed. */
function foundOf(plan: StoredPlan | null): { base: [string, string][]; objective: number } | null {
  const answer = plan?.answer == null ? null : (JSON.parse(plan.answer) as PlanAnswer);
  if (!answer || (answer.status !== "optimal" && answer.status !== "gap")) return null;
  return { objective: answer.objective, base: answer.pairs.map(({ bid, expert }) => [answer.bids[bid]!, answer.experts[expert]!]) };
}
