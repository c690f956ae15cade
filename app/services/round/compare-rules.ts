import { readInstallation } from "#app/db/installation.ts";
import { readRoundSettings, type RoundSettings } from "#app/db/round.ts";
import { findRoundRows } from "#app/db/round-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { staffRoles } from "#app/domain/policy/actor.ts";
import { stageDays } from "#app/domain/round/calendar-schema.ts";
import { isRoundPreset, presetFor, presetRules, type RoundPreset } from "#app/domain/round/presets.ts";
import { newRound, roundRules, usualCustody } from "#app/domain/round/schema.ts";
import { type SettingDifference, settingsDifference } from "#app/domain/round/settings-difference.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What a round's settings are held against: one of the presets, or another round. */
export type ComparedWith = { preset: RoundPreset } | { code: string; title: string };

export interface RulesComparison {
  against: ComparedWith;
  /** The other rounds that the reader may choose, the newest first. */
  rounds: { code: string; title: string }[];
  differences: SettingDifference[];
}

type Compared = Pick<RoundSettings, "custody" | "rules" | "rubric" | "exclusiveRoles">;

/** Two rounds always begin on other days: only the lengths of their stages are held against each other. */
function comparable({ custody, rules: { calendar, ...rules }, rubric, exclusiveRoles }: Compared) {
  return { custody, rules: { ...rules, ...(calendar && { calendar: { days: calendar.days } }) }, rubric, exclusiveRoles };
}

async function settingsOfPreset(preset: RoundPreset): Promise<Compared> {
  const { kind } = await readInstallation();
  const rules = presetRules(preset, roundRules.parse({ publicity: {} }));
  return { custody: usualCustody(kind), rules: { ...rules, calendar: { startsOn: "", days: stageDays.parse({}) } }, rubric: [...standardRubric], exclusiveRoles: newRound.shape.exclusiveRoles.parse(undefined) };
}

/** A round's settings against `asked` (a preset or a round's code); else against the round before it, or the preset of its pattern. */
export async function compareRules(ctx: Context, settings: RoundSettings, asked: string | null): Promise<RulesComparison> {
  const rows = await findRoundRows(roundsWithin(ctx.actor, staffRoles), ctx.now);
  const rounds = rows.filter(({ code, isRehearsal }) => code !== settings.code && !isRehearsal).map(({ code, title }) => ({ code, title }));
  const published = rows.find(({ code, status }) => status !== "draft" && rounds.some((one) => one.code === code));
  const round = isRoundPreset(asked) ? undefined : rounds.find(({ code }) => code === (asked ?? published?.code));
  const source = round && (await findSubject("round", round.code));
  const preset = isRoundPreset(asked) ? asked : presetFor(settings.rules.challengeDefaults?.pattern);
  const other = source ? await readRoundSettings(source.id) : await settingsOfPreset(preset);
  return { against: source && round ? round : { preset }, rounds, differences: settingsDifference(comparable(other), comparable(settings)) };
}
