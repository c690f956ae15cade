import { appendEvent } from "#app/db/audit.ts";
import { findPlan, findPlanBids, findPlanChallenges, findPool, insertPlan } from "#app/db/assignment-plan.ts";
import { inTransaction } from "#app/db/client.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { AskedPlan } from "#app/domain/review/plan/plan.ts";
import { demandKey, type DemandChoices, demandsOf, readDemands, withoutDemand } from "#app/domain/review/plan/demand.ts";
import { planConditions, planEdit, planEdits, type PlanEdits } from "#app/domain/review/plan/plan-conditions-schema.ts";
import { enqueue } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type RoundPlace, roundPlaceFor } from "#app/services/round/round-place.ts";
import { heavyWorkRefusal } from "#app/services/site/export-pause.ts";
import { maySeePlan } from "./plan-sight.ts";

/**
 * 生成指派方案: asks the worker for a proposal who reads which bid of these items. Refusals: notFound, notAllowed, heavyWorkPaused,
 * invalidInput, formCheckOpen (bids of an item are undecided), wrongState (no bid to assign).
 */
export async function askPlan(ctx: Context, roundCode: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const paused = await heavyWorkRefusal();
  if (paused) return paused;
  const input = planConditions.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const chosen = (await findPlanChallenges(place.value.roundId, itemsClosedTo(ctx.actor))).filter(({ no }) => input.data.challenges.includes(no));
  const unknown = input.data.challenges.findIndex((no) => !chosen.some((one) => one.no === no));
  if (unknown >= 0) return refuse("invalidInput", { fields: [{ path: "challenges", message: "unknownChallenge" }] });
  const { rules } = await readRoundSettings(place.value.roundId);
  // No task is made over the round's limit: a plan that asks for more could not be released.
  if (input.data.loadMax > rules.bidsPerExpert) return refuse("invalidInput", { fields: [{ path: "loadMax", message: `loadOverRound:${String(input.data.loadMax)}:${String(rules.bidsPerExpert)}` }] });
  const undecided = chosen.reduce((sum, one) => sum + one.undecided, 0);
  if (undecided > 0) return refuse("formCheckOpen", { facts: { count: undecided } });
  if (chosen.every(({ passed }) => passed === 0)) return refuse("wrongState");
  const { demands, ...numbers } = input.data;
  const read = readDemands(demands, await choicesFor(chosen.map(({ id }) => id), numbers.pool));
  if (!read.ok) return read;
  return insertAsked(ctx, place.value, { ...joined(numbers, read.value), edits: [] }, null);
}

/** Whom and what the demands of a plan may name. */
async function choicesFor(challengeIds: readonly string[], pool: AskedPlan["pool"]): Promise<DemandChoices> {
  const [bids, experts] = await Promise.all([findPlanBids(challengeIds), findPool(challengeIds, pool === "agreed")]);
  return { bids, experts };
}

const pairKey = (pair: readonly [string, string]) => pair.join(" ");

/** The lists of a plan with more demands, each once; the later word about a pair counts. */
function joined<P extends Pick<AskedPlan, "fixed" | "forbidden" | "apart">>(asked: P, added: Pick<AskedPlan, "fixed" | "forbidden" | "apart">): P {
  const isNew = (list: readonly [string, string][] = []) => (pair: readonly [string, string]) => !list.some((one) => pairKey(one) === pairKey(pair));
  const [fixed, forbidden] = [added.fixed, added.forbidden ?? []];
  return {
    ...asked,
    fixed: [...asked.fixed.filter(isNew([...fixed, ...forbidden])), ...fixed],
    forbidden: [...(asked.forbidden ?? []).filter(isNew([...fixed, ...forbidden])), ...forbidden],
    apart: [...asked.apart.filter(isNew(added.apart)), ...added.apart],
  };
}

/**
 * 人工调整: the same demand with pairs made or left out by hand, demands added or withdrawn, as many as wanted, solved anew once with
 * the fewest other changes. One edit alone may stand for itself. Refusals: as above, stageNotReached, alreadyDone (released).
 */
export async function editPlan(ctx: Context, roundCode: string, id: string, rawInput: unknown): Promise<Result<{ id: string }>> {
  const place = await roundPlaceFor(ctx, roundCode, "make");
  if (!place.ok) return place;
  const paused = await heavyWorkRefusal();
  if (paused) return paused;
  const single = planEdit.safeParse(rawInput);
  const input = planEdits.safeParse(single.success ? { edits: [single.data] } : rawInput);
  if (!input.success) return invalidInput(input.error);
  const plan = await findPlan(id);
  if (!plan || plan.roundId !== place.value.roundId || !(await maySeePlan(ctx, plan))) return refuse("notFound");
  if (plan.releasedAt !== null) return refuse("alreadyDone");
  if (plan.stage !== "done") return refuse("stageNotReached");
  const asked = JSON.parse(plan.conditions) as AskedPlan;
  const challenges = (await findPlanChallenges(plan.roundId)).filter(({ no }) => asked.challenges.includes(no));
  const read = readDemands(input.data.demands, await choicesFor(challenges.map((one) => one.id), asked.pool));
  if (!read.ok) return read;
  return insertAsked(ctx, place.value, edited(asked, input.data, read.value), plan.id);
}

/** What was withdrawn goes first; a later word about a pair takes the place of the earlier ones. */
function edited(asked: AskedPlan, { edits, undo }: PlanEdits, added: Pick<AskedPlan, "fixed" | "forbidden" | "apart">): AskedPlan {
  const kept = demandsOf(asked).filter((demand) => undo.includes(demandKey(demand))).reduce(withoutDemand, asked);
  const pairs = edits.map(({ bid, expert }): [string, string] => [bid, expert]);
  const named = new Set([...pairs, ...added.fixed, ...(added.forbidden ?? [])].map(pairKey));
  const isOther = (pair: readonly [string, string]) => !named.has(pairKey(pair));
  const lists = { fixed: kept.fixed.filter(isOther), forbidden: (kept.forbidden ?? []).filter(isOther), apart: kept.apart };
  return { ...kept, ...joined(lists, added), edits: [...kept.edits.filter(({ bid, expert }) => isOther([bid, expert])), ...edits] };
}

function insertAsked(ctx: Context, place: RoundPlace, asked: AskedPlan, previousId: string | null): Promise<Result<{ id: string }>> {
  return inTransaction(async (tx) => {
    const id = await insertPlan(tx, { roundId: place.roundId, previousId, conditions: JSON.stringify(asked), requestedBy: ctx.actor.personId });
    await appendEvent(tx, "round", place.roundId, "askAssignment", { ...actorFacts(ctx.actor), plan: id, challenges: asked.challenges, edits: asked.edits.length });
    await enqueue(tx, "solveAssignment", { planId: id });
    return ok({ id });
  });
}
