import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findRubricChanges, lockRound, readRoundSettings, writeRubric } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy, type RoundSubject } from "#app/domain/policy/round.ts";
import { rubric, type RubricLine } from "#app/domain/round/rubric-schema.ts";
import { stageRubricProblems } from "#app/domain/round/stage-schema.ts";
import { settingsDifference } from "#app/domain/round/settings-difference.ts";
import type { RubricPage } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

/** `version`: the one that the writer saw. */
const rubricInput = z.strictObject({ version: z.int().min(1), rubric });

async function placeOf(ctx: Context, code: string): Promise<Result<{ round: RoundSubject; mayEdit: boolean }>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  return ok({ round, mayEdit: round.status === "draft" && (held.includes("officer") || held.includes("system")) });
}

/** 评审标准 of a round with all its versions, the newest first, for who has a duty in it. Refusal: notFound. */
export async function showRubric(ctx: Context, code: string): Promise<Result<RubricPage>> {
  const place = await placeOf(ctx, code);
  if (!place.ok) return place;
  const { round, mayEdit } = place.value;
  const [settings, changes] = await Promise.all([readRoundSettings(round.id), findRubricChanges(round.id)]);
  const versions = changes.map(({ at, by, before, after }, index) => ({ number: index + 2, at, by, lines: after, differences: settingsDifference(before, after) }));
  const first = { number: 1, at: null, by: null, lines: changes[0]?.before ?? settings.rubric, differences: [] };
  return ok({ code: settings.code, title: settings.title, status: round.status, lines: settings.rubric, version: versions.length + 1, mayEdit, versions: [first, ...versions].toReversed() });
}

/**
 * A new version of the rubric of a round in preparation; the one before is kept. Refusals: notFound, notAllowed, wrongState (frozen at
 * publication), invalidInput (`rubric` with what the weights add up to), editedElsewhere, nothingChanged.
 */
export async function editRubric(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ version: number }>> {
  const place = await placeOf(ctx, code);
  if (!place.ok) return place;
  const { round, mayEdit } = place.value;
  if (!mayEdit) return round.status === "draft" ? refuse("notAllowed") : refuse("wrongState", { facts: { state: round.status } });
  const input = rubricInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx): Promise<Result<{ version: number }>> => {
    await lockRound(tx, round.id);
    const { rules } = await readRoundSettings(round.id, tx);
    const problems = stageRubricProblems(rules.stages, input.data.rubric);
    if (problems.length > 0) return refuse("invalidInput", { fields: problems.map(({ message }) => ({ path: "rubric", message })) });
    const before = await writeRubric(tx, round.id, input.data.rubric);
    if (!before) return refuse("statusChanged");
    const version = (await findRubricChanges(round.id, tx)).length + 1;
    if (version !== input.data.version) return refuse("editedElsewhere");
    return (await keepRubric(tx, ctx, { id: round.id, code, rubric: before }, input.data.rubric)) ? ok({ version: version + 1 }) : refuse("nothingChanged");
  });
}

/** Keeps a version in the log beside the one before it, so that each can be read back with who changed it; false where nothing changed. */
export async function keepRubric(tx: Transaction, ctx: Context, round: { id: string; code: string; rubric: RubricLine[] }, after: RubricLine[]): Promise<boolean> {
  const isChanged = settingsDifference(round.rubric, after).length > 0;
  if (isChanged) await appendEvent(tx, "round", round.id, "editRubric", { ...actorFacts(ctx.actor), no: round.code }, { rubrics: JSON.stringify([round.rubric, after]) });
  return isChanged;
}
