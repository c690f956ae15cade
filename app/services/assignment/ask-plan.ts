import { appendEvent } from "#app/db/audit.ts";
import { findPlan, findPlanChallenges, insertPlan } from "#app/db/assignment-plan.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { AskedPlan } from "#app/domain/review/plan/plan.ts";
import { planConditions, planEdit } from "#app/domain/review/plan/plan-conditions-schema.ts";
import { enqueue } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type RoundPlace, roundPlaceFor } from "#app/services/round/round-place.ts";
import { maySeePlan } from "./plan-sight.ts";

/**
 * 生成指派方案: asks the worker for a proposal who reads which bid of these items. Refusals: notFound, notAllowed, invalidInput,
 * formCheckOpen (bids of an item are undecided), wrongState (no bid to assign).
 */
export async function askPlan(ctx: Context, roundCode: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const input = planConditions.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const chosen = (await findPlanChallenges(place.value.roundId, itemsClosedTo(ctx.actor))).filter(({ no }) => input.data.challenges.includes(no));
  const unknown = input.data.challenges.findIndex((no) => !chosen.some((one) => one.no === no));
  if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: "challenges", message: "unknownChallenge" }] });
  const undecided = chosen.reduce((sum, one) => sum + one.undecided, 0);
  if (undecided > 0) return refuse("formCheckOpen", { facts: { count: undecided } });
  if (chosen.every(({ passed }) => passed === 0)) return refuse("wrongState");
  return insertAsked(ctx, place.value, { ...input.data, edits: [] }, null);
}

/** 人工调整: the same demand with one pair made or left out by hand, solved anew with the fewest other changes. Refusals: as above, stageNotReached, alreadyDone (released). */
export async function editPlan(ctx: Context, roundCode: string, id: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const input = planEdit.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const plan = await findPlan(id);
  if (!plan || plan.roundId !== place.value.roundId || !(await maySeePlan(ctx, plan))) return refuse("notFound");
  if (plan.releasedAt !== null) return refuse("alreadyDone");
  if (plan.stage !== "done") return refuse("stageNotReached");
  const asked = JSON.parse(plan.conditions) as AskedPlan;
  const edits = [...asked.edits.filter(({ bid, expert }) => bid !== input.data.bid || expert !== input.data.expert), input.data];
  return insertAsked(ctx, place.value, { ...asked, edits }, plan.id);
}

function insertAsked(ctx: Context, place: RoundPlace, asked: AskedPlan, previousId: string | null): Promise<Result<{ id: string }>> {
  return inTransaction(async (tx) => {
    const id = await insertPlan(tx, { roundId: place.roundId, previousId, conditions: JSON.stringify(asked), requestedBy: ctx.actor.personId });
    await appendEvent(tx, "round", place.roundId, "askAssignment", { ...actorFacts(ctx.actor), plan: id, challenges: asked.challenges, edits: asked.edits.length });
    await enqueue(tx, "solveAssignment", { planId: id });
    return ok({ id });
  });
}
