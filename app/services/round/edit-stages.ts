import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { lockRound, readRoundSettings, writeRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import { stagesOf } from "#app/domain/review/stages.ts";
import { custodies } from "#app/domain/round/custodies.ts";
import { reviewRuleProblems } from "#app/domain/round/review-rules-schema.ts";
import { settingsDifference } from "#app/domain/round/settings-difference.ts";
import { reviewStages, stageRubricProblems } from "#app/domain/round/stage-schema.ts";
import type { StagesPage } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** Stages as the writer saw them come along, so that nobody overwrites a colleague. None at all: one written stage again. */
const stagesInput = z.strictObject({ seen: z.string().default(""), stages: z.union([reviewStages, z.tuple([])]) });

/** 评审阶段 of a round, for who has a duty in it. Refusal: notFound. */
export async function showStages(ctx: Context, code: string): Promise<Result<StagesPage>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  const { title, rules, rubric } = await readRoundSettings(round.id);
  const isOfficer = held.includes("officer") || held.includes("system");
  return ok({ code, title, status: round.status, stages: [...stagesOf(rules)], isStaged: rules.stages !== undefined, rules, criteria: rubric.map(({ code: criterion, name, weight }) => ({ code: criterion, name, weight })), seen: seenOf(rules.stages), mayEdit: round.status === "draft" && isOfficer });
}

/**
 * Sets the stages of a round in preparation. Refusals: notFound, notAllowed, wrongState (frozen at publication), invalidInput with
 * the places, editedElsewhere, nothingChanged.
 */
export async function editStages(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ stages: number }>> {
  const page = await showStages(ctx, code);
  if (!page.ok) return page;
  if (!page.value.mayEdit) return page.value.status === "draft" ? refuse("notAllowed") : refuse("wrongState", { facts: { state: page.value.status } });
  const input = stagesInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const stages = input.data.stages.length === 0 ? undefined : [...input.data.stages];
  const round = await findSubject("round", code);
  if (!round) return refuse("notFound");
  return inTransaction(async (tx): Promise<Result<{ stages: number }>> => {
    await lockRound(tx, round.id);
    const { custody, rules, rubric, exclusiveRoles } = await readRoundSettings(round.id, tx);
    if (input.data.seen !== "" && input.data.seen !== seenOf(rules.stages)) return refuse("editedElsewhere");
    const problems = [...stageRubricProblems(stages, rubric), ...reviewRuleProblems({ ...rules, stages }, rubric)];
    if (problems.length > 0) return refuse("invalidInput", { fields: problems.map(({ path, message }) => ({ path: path.join("."), message })) });
    const { stages: before, ...others } = rules;
    const differences = settingsDifference({ stages: before ?? [] }, { stages: stages ?? [] });
    if (differences.length === 0) return refuse("nothingChanged");
    const custodyKind = custodies.find((kind) => kind === custody) ?? "openingCodes";
    if (!(await writeRoundSettings(tx, round.id, { custody: custodyKind, rules: { ...others, ...(stages && { stages }) }, rubric, exclusiveRoles }))) return refuse("statusChanged");
    await appendEvent(tx, "round", round.id, "edit", { ...actorFacts(ctx.actor), no: code, changed: differences.length });
    return ok({ stages: stages?.length ?? 1 });
  });
}

function seenOf(stages: unknown): string {
  return JSON.stringify(stages ?? []);
}
