import { findRoundRows, findRound } from "#app/db/round-views.ts";
import { readInstallation } from "#app/db/installation.ts";
import { findSubject } from "#app/db/subjects.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import { calendarFrom } from "#app/domain/round/calendar-plan.ts";
import type { RoundCalendar } from "#app/domain/round/calendar-schema.ts";
import { copiedNames } from "#app/domain/round/copied-names.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import { roundRules, type RoundRules, usualCustody } from "#app/domain/round/schema.ts";
import type { CustodyKind } from "#app/domain/round/custodies.ts";
import { isRoundPreset, presetRules, type RoundPreset } from "#app/domain/round/presets.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What the form of a new round starts from: the standard rules, or those of the round `from`. */
export interface NewRoundForm {
  from: string | null;
  /** What a copy is called until somebody says otherwise; "" elsewhere. */
  code: string;
  title: string;
  /** The preset that it starts from; null where it copies a round. */
  preset: RoundPreset | null;
  /** The calendar begins anew, with the lengths of before. */
  rules: RoundRules & { calendar: RoundCalendar };
  custody: CustodyKind;
  rubric: readonly RubricLine[];
  rounds: { code: string; title: string }[];
}

/** Refusal: notFound for who may not open a round. */
export async function showNewRoundForm(ctx: Context, from: string | null, asked: string | null = null): Promise<Result<NewRoundForm>> {
  const held = ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role);
  if (birthRefusal("round", ctx.actor, held)) return refuse("notFound");
  const [rows, source, { kind }] = await Promise.all([findRoundRows("all", ctx.now, false), from === null ? null : findSubject("round", from), readInstallation()]);
  const rounds = rows.map(({ code, title }) => ({ code, title }));
  const isSeen = source !== null && roundPolicy.isVisible(source, roundPolicy.relationsOf(ctx.actor, source), ctx.now);
  const model = isSeen ? await findRound(source.id, true) : null;
  const preset = model === null ? (isRoundPreset(asked) ? asked : "demandReview") : null;
  const usual = model === null ? presetRules(preset ?? "demandReview", roundRules.parse({ publicity: {} })) : model.rules;
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  const rules = { ...usual, calendar: calendarFrom(today.value, usual.calendar?.days) };
  const names = model === null ? { code: "", title: "" } : copiedNames(model, rows.map(({ code }) => code), Number(today.value.slice(0, 4)));
  return ok({ from: model?.code ?? null, ...names, custody: usualCustody(kind), preset, rules, rubric: model?.rubric ?? standardRubric, rounds });
}
