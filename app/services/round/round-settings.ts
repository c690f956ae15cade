import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { lockRound, readRoundSettings, writeRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import { rubric } from "#app/domain/round/rubric-schema.ts";
import { exclusiveRoles, noteRuleProblems, roundRules } from "#app/domain/round/schema.ts";
import { custodies } from "#app/domain/round/custodies.ts";
import { type SettingDifference, settingsDifference } from "#app/domain/round/settings-difference.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keepRubric } from "./edit-rubric.ts";
import { digestOfRules } from "./look-over-rules.ts";

/** The settings of a round as a file: what may be kept from one year to the next. */
const settingsFile = z.strictObject({ format: z.literal("jiebang-round-settings-1"), custody: z.enum(custodies), rules: roundRules, rubric, exclusiveRoles }).superRefine(noteRuleProblems);

export type SettingsFile = z.output<typeof settingsFile>;

/** Export of a round's settings, for who has a duty in it. Refusal: notFound. */
export async function exportSettings(ctx: Context, code: string): Promise<Result<SettingsFile>> {
  const round = await findSubject("round", code);
  if (!round || !roundPolicy.relationsOf(ctx.actor, round).some((relation) => relation !== "public")) return refuse("notFound");
  const { custody, rules, rubric: lines, exclusiveRoles: exclusive } = await readRoundSettings(round.id);
  return ok(settingsFile.parse({ format: "jiebang-round-settings-1", custody, rules, rubric: lines, exclusiveRoles: exclusive }));
}

export interface SettingsPage {
  code: string;
  title: string;
  /** Whether a file may be imported now: by the officer, while the round is prepared. */
  mayImport: boolean;
}

/** The page of export and import, for who has a duty in the round. Refusal: notFound. */
export async function showSettingsPage(ctx: Context, code: string): Promise<Result<SettingsPage>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  const { title } = await readRoundSettings(round.id);
  return ok({ code, title, mayImport: round.status === "draft" && held.includes("officer") });
}

export interface Imported {
  differences: SettingDifference[];
  isDry: boolean;
  seen: string;
}

/**
 * Import into a round in preparation, all or nothing; with `isDry` it only tells what would change, and how the round stood (`seen`). Refusals: notFound, notAllowed,
 * wrongState (frozen at publication), invalidInput with the places, editedElsewhere (`seen`), nothingChanged.
 */
export async function importSettings(ctx: Context, code: string, rawFile: unknown, isDry: boolean, seen?: string): Promise<Result<Imported>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("system")) return refuse("notAllowed");
  if (round.status !== "draft") return refuse("wrongState", { facts: { state: round.status } });
  const file = settingsFile.safeParse(rawFile);
  if (!file.success) return invalidInput(file.error);
  const { format: _, ...settings } = file.data;
  return inTransaction(async (tx): Promise<Result<Imported>> => {
    await lockRound(tx, round.id);
    const stored = await readRoundSettings(round.id, tx);
    const { custody, rules, rubric: lines, exclusiveRoles: exclusive } = stored;
    const differences = settingsDifference({ custody, rules, rubric: lines, exclusiveRoles: exclusive }, settings);
    if (isDry) return ok({ differences, isDry, seen: digestOfRules(stored) });
    if (seen !== undefined && seen !== digestOfRules(stored)) return refuse("editedElsewhere");
    if (differences.length === 0) return refuse("nothingChanged");
    if (!(await writeRoundSettings(tx, round.id, settings))) return refuse("statusChanged");
    await keepRubric(tx, ctx, { id: round.id, code, rubric: lines }, settings.rubric);
    await appendEvent(tx, "round", round.id, "edit", { ...actorFacts(ctx.actor), no: code, changed: differences.length });
    return ok({ differences, isDry, seen: digestOfRules({ ...stored, ...settings }) });
  });
}
