import { findPlan, findPlanBids, findPlanChallenges, findPlanExperts, findPlans, findPool, type PlanExpert, type StoredPlan } from "#app/db/assignment-plan.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demandKey, demandsOf } from "#app/domain/review/plan/demand.ts";
import type { AskedPlan, FoundPlan, PlanAnswer, PlanPair } from "#app/domain/review/plan/plan.ts";
import type { PlanAnswerView, PlanBidView, PlanChoices, PlanDemandView, PlanExpertView, PlanListView, PlanMatch, PlanRow, PlanView } from "#app/domain/review/plan/plan-view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { roundPlaceFor } from "#app/services/round/round-place.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { maySeePlan } from "./plan-sight.ts";

/** 专家指派 of a round. Refusals: notFound for who may not know its experts. */
export async function listPlans(ctx: Context, roundCode: string): Promise<Result<PlanListView>> {
  const place = await roundPlaceFor(ctx, roundCode, "see");
  if (!place.ok) return place;
  const { roundId, mayMake } = place.value;
  const [{ code, title, rules }, challenges, plans] = await Promise.all([readRoundSettings(roundId), findPlanChallenges(roundId, itemsClosedTo(ctx.actor)), findPlans(roundId)]);
  const seen: StoredPlan[] = [];
  for (const plan of plans) if (await maySeePlan(ctx, plan)) seen.push(plan);
  return ok({
    round: { code, title },
    mayMake,
    challenges: challenges.map(({ no, title: item, passed, undecided, agreed }) => ({ no, title: item, passed, undecided, agreed })),
    rules: { expertsPerBid: rules.expertsPerBid, bidsPerExpert: rules.bidsPerExpert },
    plans: seen.map(toRow),
    choices: mayMake ? await choicesOf(challenges.filter(({ undecided }) => undecided === 0).map(({ id }) => id), false) : noChoices,
  });
}

const noChoices: PlanChoices = { bids: [], experts: [] };
/** A picker lists so many at most; whoever is not among them is found by number or name all the same. */
const mostChoices = 500;

async function choicesOf(challengeIds: readonly string[], onlyAgreed: boolean): Promise<PlanChoices> {
  if (challengeIds.length === 0) return noChoices;
  const [bids, experts] = await Promise.all([findPlanBids(challengeIds), findPool(challengeIds, onlyAgreed)]);
  return {
    bids: bids.slice(0, mostChoices).map(({ no, code, unitName }) => ({ no, code, unitName })),
    experts: experts.slice(0, mostChoices).map(({ no, name, unitName, kind, fields }) => ({ no, name, unitName, kind, fields })),
  };
}

function toRow({ id, stage, requestedAt, requestedBy, releasedAt, conditions, answer }: StoredPlan): PlanRow {
  const asked = JSON.parse(conditions) as AskedPlan;
  return { id, stage, requestedAt, requestedBy, releasedAt, challenges: asked.challenges.length, edits: asked.edits.length, outcome: answer === null ? null : (JSON.parse(answer) as PlanAnswer).status };
}

/** One plan with names. Refusals: notFound. */
export async function showPlan(ctx: Context, roundCode: string, id: string): Promise<Result<PlanView>> {
  const place = await roundPlaceFor(ctx, roundCode, "see");
  if (!place.ok) return place;
  const plan = isUuid(id) ? await findPlan(id) : null;
  if (!plan || plan.roundId !== place.value.roundId || !(await maySeePlan(ctx, plan))) return refuse("notFound");
  const { code, title } = await readRoundSettings(plan.roundId);
  const { conditions, answer, roundId, ...rest } = plan;
  const asked = JSON.parse(conditions) as AskedPlan;
  const read = answer === null ? null : (JSON.parse(answer) as PlanAnswer);
  const { mayMake } = place.value;
  const items = (await findPlanChallenges(roundId)).filter(({ no }) => asked.challenges.includes(no)).map((one) => one.id);
  const choices = mayMake && plan.releasedAt === null && plan.stage === "done" ? await choicesOf(items, asked.pool === "agreed") : noChoices;
  return ok({ round: { code, title }, ...rest, mayMake, asked, demands: await viewDemands(asked, read, items), choices, answer: read && (await viewAnswer(read, plan)) });
}

async function viewDemands(asked: AskedPlan, answer: PlanAnswer | null, challengeIds: readonly string[]): Promise<PlanDemandView[]> {
  const demands = demandsOf(asked);
  if (demands.length === 0) return [];
  const [bids, experts] = await Promise.all([findPlanBids(challengeIds), findPlanExperts(demands.flatMap(({ one, other }) => [one, other]))]);
  const names = new Map([...bids.map(({ no, code, unitName }) => [no, `${code} ${unitName}`] as const), ...experts.map(({ no, name }) => [no, `${no} ${name}`] as const)]);
  const priced = new Map(answer && "demands" in answer ? (answer.demands ?? []).map((one) => [demandKey(one), one] as const) : []);
  return demands.map((demand): PlanDemandView => {
    const key = demandKey(demand);
    const found = priced.get(key);
    return {
      key,
      kind: demand.kind,
      made: demand.made,
      one: names.get(demand.one) ?? demand.one,
      other: names.get(demand.other) ?? demand.other,
      without: found && "without" in found ? found.without : null,
      isPossibleWithout: found && "isPossibleWithout" in found ? found.isPossibleWithout : null,
    };
  });
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function viewAnswer(answer: PlanAnswer, plan: StoredPlan): Promise<PlanAnswerView> {
  if (answer.status === "unknown") return { status: "unknown" };
  if (answer.status === "unread") return { status: "unread", problems: answer.problems };
  const challenges = await findPlanChallenges(plan.roundId);
  const [bids, experts] = await Promise.all([findPlanBids(challenges.map((one) => one.id)), findPlanExperts(answer.experts)]);
  const byNo = new Map(experts.map((one) => [one.no, one]));
  const expertAt = (at: number) => viewExpert(answer.experts[at]!, byNo);
  const bidOf = new Map(bids.map((bid) => [bid.no, bid]));
  if (answer.status === "infeasible") {
    const { shortage, shortageLeast, concernedBids, limits, relaxation, alternatives } = answer;
    return { status: "infeasible", shortage, ...(shortageLeast !== undefined && { shortageLeast }), concernedBids, limits, relaxation, alternatives, bidNames: answer.bids.map((no) => bidOf.get(no)?.code ?? no), expertNames: answer.experts.map((_, at) => expertAt(at).name) };
  }
  const asked = JSON.parse(plan.conditions) as AskedPlan;
  const { status, seconds, objective, bound, worst, change } = answer;
  const found = answer.bids.map((no, at): PlanBidView => {
    const bid = bidOf.get(no);
    return { no, code: bid?.code ?? no, challengeNo: bid?.challengeNo ?? "", unitName: bid?.unitName ?? "", ...matchesOf(answer, at, expertAt, asked) };
  });
  const counts = new Map<number, number>();
  for (const { expert } of answer.pairs) counts.set(expert, (counts.get(expert) ?? 0) + 1);
  const loads = answer.experts.map((_, at) => ({ expert: expertAt(at), count: counts.get(at) ?? 0 })).sort((a, b) => b.count - a.count);
  return { status, seconds, objective, bound, worst, change, bids: found, loads };
}

function matchesOf(answer: FoundPlan, bid: number, expertAt: (at: number) => PlanExpertView, asked: AskedPlan): Pick<PlanBidView, "chosen" | "refused" | "conflicts"> {
  const bidNo = answer.bids[bid]!;
  const isAsked = (no: string) => asked.fixed.some(([of, expert]) => of === bidNo && expert === no) || asked.edits.some((edit) => edit.made && edit.bid === bidNo && edit.expert === no);
  const toMatch = ({ expert, weight, reason, atLeastLost, limits }: PlanPair): PlanMatch => ({ expert: expertAt(expert), weight, reason, hasTask: reason === "fixed" && !isAsked(answer.experts[expert]!), atLeastLost, limits });
  const ofBid = (pairs: readonly PlanPair[]) => pairs.filter((pair) => pair.bid === bid).map(toMatch);
  return { chosen: ofBid(answer.pairs), refused: ofBid(answer.refused), conflicts: answer.conflicts.filter(([of]) => of === bid).map(([, expert, reason]) => ({ expert: expertAt(expert), reason })) };
}

function viewExpert(no: string, byNo: ReadonlyMap<string, PlanExpert>): PlanExpertView {
  const found = byNo.get(no);
  return { no, name: found?.name ?? no, kind: found?.kind ?? "technical", unitName: found?.unitName ?? "", local: found?.local ?? true };
}
