import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { lockRound, readRoundSettings, writeRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import { calendarFrom } from "#app/domain/round/calendar-plan.ts";
import type { RoundCalendar } from "#app/domain/round/calendar-schema.ts";
import type { RoundState } from "#app/domain/round/lifecycle.ts";
import { reviewRuleProblems } from "#app/domain/round/review-rules-schema.ts";
import { ruleProblems } from "#app/domain/round/rule-problems.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import { type ExclusiveRoles, exclusiveRoles, roundRules, type RoundRules, roundTitle, usualCustody } from "#app/domain/round/schema.ts";
import { custodies, type CustodyKind } from "#app/domain/round/custodies.ts";
import { settingsDifference } from "#app/domain/round/settings-difference.ts";
import type { RulesLook } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { compareRules, type RulesComparison } from "./compare-rules.ts";
import { digestOfRules, rulesLookOf } from "./look-over-rules.ts";

/** 批次规则 on their page: all but rubric and stages, which have pages of their own. */
export interface RoundRulesPage {
  code: string;
  title: string;
  status: RoundState;
  custody: CustodyKind;
  /** With a calendar also where a round of before has none yet. */
  rules: RoundRules & { calendar: RoundCalendar };
  rubric: RubricLine[];
  exclusiveRoles: ExclusiveRoles;
  /** Digest of what is shown: saved or looked over is what was seen. */
  seen: string;
  comparison: RulesComparison;
  look: RulesLook;
  mayEdit: boolean;
  mayLookOver: boolean;
}

/** For who has a duty in the round; `against` as in `compareRules`. Refusal: notFound. */
export async function showRoundRules(ctx: Context, code: string, against: string | null = null): Promise<Result<RoundRulesPage>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  const [settings, today] = [await readRoundSettings(round.id), shanghaiDate(ctx.now)];
  if (!today.ok) return today;
  const [comparison, look] = await Promise.all([compareRules(ctx, settings, against), rulesLookOf(ctx, settings)]);
  const { title, rules, rubric, exclusiveRoles: exclusive } = settings;
  const isDraft = round.status === "draft";
  const isOfficer = held.includes("officer") || held.includes("system");
  return ok({ code, title, status: round.status, custody: custodyOf(settings.custody), rules: { ...rules, calendar: rules.calendar ?? calendarFrom(today.value, undefined) }, rubric, exclusiveRoles: exclusive, seen: digestOfRules(settings), comparison, look, mayEdit: isDraft && isOfficer, mayLookOver: isDraft && (isOfficer || held.includes("secondOfficer")) });
}

const custodyOf = (stored: string) => custodies.find((kind) => kind === stored) ?? usualCustody("real");

const rulesInput = z
  .strictObject({ seen: z.string().optional(), title: roundTitle, custody: z.enum(custodies), rules: roundRules.omit({ stages: true }), exclusiveRoles })
  .superRefine(({ rules }, context) => {
    for (const { path, message } of ruleProblems(rules)) context.addIssue({ code: "custom", path: ["rules", ...path], message });
  });

/**
 * Sets the rules of a round in preparation, all or nothing; a look of before no longer holds. Refusals: notFound, notAllowed,
 * wrongState (frozen at publication), invalidInput with the places and numbers, editedElsewhere (`seen`), nothingChanged.
 */
export async function editRoundRules(ctx: Context, code: string, rawInput: unknown): Promise<Result<{ changed: number }>> {
  const round = await findSubject("round", code);
  const held = round ? roundPolicy.relationsOf(ctx.actor, round) : [];
  if (!round || !held.some((relation) => relation !== "public")) return refuse("notFound");
  if (!held.includes("officer") && !held.includes("system")) return refuse("notAllowed");
  if (round.status !== "draft") return refuse("wrongState", { facts: { state: round.status } });
  const input = rulesInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { seen, ...wanted } = input.data;
  return inTransaction(async (tx): Promise<Result<{ changed: number }>> => {
    await lockRound(tx, round.id);
    const settings = await readRoundSettings(round.id, tx);
    if (seen !== undefined && seen !== digestOfRules(settings)) return refuse("editedElsewhere");
    const { title, custody, rules: { stages, ...rules }, exclusiveRoles: exclusive } = settings;
    const changed = settingsDifference({ title, custody, rules, exclusiveRoles: exclusive }, wanted).length;
    if (changed === 0) return refuse("nothingChanged");
    const problems = reviewRuleProblems({ ...wanted.rules, stages }, settings.rubric);
    if (problems.length > 0) return refuse("invalidInput", { fields: problems.map(({ path, message }) => ({ path: ["rules", ...path].join("."), message })) });
    if (!(await writeRoundSettings(tx, round.id, { ...wanted, rules: { ...wanted.rules, ...(stages && { stages }) }, rubric: settings.rubric }))) return refuse("statusChanged");
    await appendEvent(tx, "round", round.id, "edit", { ...actorFacts(ctx.actor), no: code, changed });
    return ok({ changed });
  });
}
