import { findLoadsElsewhere, findPlan, findPlanBids, findPlanChallenges, findPlanExperts } from "#app/db/assignment-plan.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { AskedPlan, PlanAnswer } from "#app/domain/review/plan/plan.ts";
import type { ExplainedPair } from "#app/domain/review/plan/plan-view.ts";
import { whyNot } from "#app/domain/review/plan/why-not.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { roundPlaceFor } from "#app/services/round/round-place.ts";
import { maySeePlan } from "./plan-sight.ts";

/**
 * 为什么不是这名专家: of any bid and expert of a found plan, every limit between them. Refusals: notFound, stageNotReached (no plan
 * found), invalidInput (`bid`, `expert`).
 */
export async function explainPair(ctx: Context, roundCode: string, id: string, { bid, expert }: { bid: string; expert: string }): Promise<Result<ExplainedPair>> {
  const place = await roundPlaceFor(ctx, roundCode, "see");
  if (!place.ok) return place;
  const plan = await findPlan(id);
  if (!plan || plan.roundId !== place.value.roundId || !(await maySeePlan(ctx, plan))) return refuse("notFound");
  const answer = plan.answer === null ? null : (JSON.parse(plan.answer) as PlanAnswer);
  if (!answer || (answer.status !== "optimal" && answer.status !== "gap")) return refuse("stageNotReached");
  const asked = JSON.parse(plan.conditions) as AskedPlan;
  const challenges = (await findPlanChallenges(plan.roundId)).filter(({ no }) => asked.challenges.includes(no)).map((one) => one.id);
  const bids = await findPlanBids(challenges);
  const typed = expert.trim().toUpperCase();
  const [experts, elsewhere, { rules }] = await Promise.all([findPlanExperts([...answer.experts, typed]), findLoadsElsewhere(plan.roundId, bids.map((one) => one.id)), readRoundSettings(plan.roundId)]);
  const [ofBid, ofExpert] = [bids.find(({ no, code }) => no === bid.trim() || code === bid.trim()), experts.find(({ no, name }) => no === typed || name === expert.trim())];
  if (!ofBid || !answer.bids.includes(ofBid.no)) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
  if (!ofExpert) return refuse("invalidInput", { fields: [{ path: "expert", message: "unknownExpert" }] });
  const others = elsewhere.get(ofExpert.no) ?? 0;
  const names = new Map([...bids.map(({ no, code, unitName }) => [no, `${code} ${unitName}`] as const), ...experts.map(({ no, name }) => [no, `${name} ${no}`] as const)]);
  const nameOf = (no: string) => names.get(no) ?? no;
  const reasons = whyNot({ ...asked, loadMax: Math.min(asked.loadMax, rules.bidsPerExpert - others) }, answer, experts, ofBid.no, ofExpert.no);
  return ok({
    bid: nameOf(ofBid.no),
    expert: nameOf(ofExpert.no),
    elsewhere: others,
    reasons: reasons.map((one) => ("experts" in one ? { ...one, experts: one.experts.map(nameOf) } : "bids" in one ? { ...one, bids: one.bids.map(nameOf) } : one)),
  });
}
