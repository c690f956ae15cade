import { ok } from "#app/domain/kernel/result.ts";
import type { SettingDifference } from "#app/domain/round/settings-difference.ts";
import { rulesOfStage } from "#app/domain/review/stages.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { dayUnitWords, plannedSpanWords, plannedStageWords } from "#app/messages/zh-CN/round-calendar.ts";
import { roundRulesWords } from "#app/messages/zh-CN/round-rules.ts";
import { stageSentence } from "#app/messages/zh-CN/stages.ts";
import { showRubric } from "#app/services/round/edit-rubric.ts";
import { editRoundRules, type RoundRulesPage, showRoundRules } from "#app/services/round/edit-round-rules.ts";
import { editStages, showStages } from "#app/services/round/edit-stages.ts";
import { lookOverRules } from "#app/services/round/look-over-rules.ts";
import { exportSettings, importSettings } from "#app/services/round/round-settings.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { badInput, type Run } from "./command.ts";
import { readJson } from "./input.ts";
import { tableOf } from "./table.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `round settings ROUND --as PERSON`: the settings as a file. */
export const showSettings: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const file = await exportSettings(ctx.value, named.ROUND!);
  return file.ok ? ok({ value: file.value, text: JSON.stringify(file.value, null, 2) }) : file;
});

/** `round calendar ROUND --as PERSON`: the stages of the round on their dates. */
export const showPlan: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const round = await showRoundOverview(ctx.value, named.ROUND!);
  if (!round.ok) return round;
  const { plan } = round.value;
  return ok({ value: plan, text: tableOf(plan.map((span) => [plannedStageWords[span.stage], `${span.days} ${dayUnitWords[span.unit]}`, plannedSpanWords(span)])) });
});

/** `round rubric ROUND --as PERSON`: the rubric and every version that was kept. */
export const showRubricVersions: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const page = await showRubric(ctx.value, named.ROUND!);
  if (!page.ok) return page;
  const lines = tableOf(page.value.lines.map(({ code, name, weight }) => [code, name, String(weight)]));
  const versions = page.value.versions.map(({ number, at, by, differences }) => [String(number), at ?? "-", by ?? "-", String(differences.length)]);
  return ok({ value: page.value, text: `${lines}\n\n${tableOf([[...cliWords.rubricVersionHeads], ...versions])}` });
});

/** `round stages ROUND --as PERSON [--input FILE]`: the stages of its review; with a file, `{"stages": […]}`, they are set. */
export const roundStages: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  if (options.input !== undefined) {
    const file = await readJson(options.input, "--input");
    const saved = file.ok ? await editStages(ctx.value, named.ROUND!, file.value) : file;
    if (!saved.ok) return saved;
  }
  const page = await showStages(ctx.value, named.ROUND!);
  if (!page.ok) return page;
  const { stages, rules } = page.value;
  return ok({ value: { code: page.value.code, stages }, text: stages.map((_, index) => `${String(index + 1)}. ${stageSentence(rulesOfStage(rules, index + 1))}`).join("\n") });
});

/** What of a round's rules a file may name; what it leaves out stays. */
const partsOf = ({ title, custody, rules: { stages: _, ...rules }, exclusiveRoles, seen }: RoundRulesPage) => ({ title, custody, rules, exclusiveRoles, seen });

/** `round rules ROUND --as PERSON [--input FILE]`: the rules, what they differ in from the round before, and the second look; with a file (`{"rules": {"expertsPerBid": 7}}`), they are set. */
export const roundRulesOf: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const before = await showRoundRules(ctx.value, named.ROUND!);
  if (!before.ok) return before;
  if (options.input !== undefined) {
    const file = await readJson(options.input, "--input");
    if (!file.ok) return file;
    const saved = await editRoundRules(ctx.value, named.ROUND!, overlaid(partsOf(before.value), file.value));
    if (!saved.ok) return saved;
  }
  const page = options.input === undefined ? before : await showRoundRules(ctx.value, named.ROUND!);
  if (!page.ok) return page;
  const { look, comparison } = page.value;
  return ok({ value: { ...partsOf(page.value), look, comparison }, text: `${roundRulesWords.lookState[look.state]}\n${textOf(comparison.differences)}` });
});

/** `round look-over ROUND --as PERSON`: a second person has looked over the rules as they stand. */
export const lookOver: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const page = await showRoundRules(ctx.value, named.ROUND!);
  if (!page.ok) return page;
  const done = await lookOverRules(ctx.value, named.ROUND!, page.value.seen);
  return done.ok ? ok({ value: done.value, text: roundRulesWords.lookedOver }) : done;
});

/** `over` laid on `base`, object by object; lists and plain values whole. */
function overlaid(base: unknown, over: unknown): unknown {
  if (!isPlain(base) || !isPlain(over)) return over;
  return { ...base, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, overlaid(base[key], value)])) };
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const importing = (isDry: boolean): Run =>
  withDatabase(async ({ named, options }) => {
    const [ctx, file] = await Promise.all([contextOf(options.as ?? ""), readJson(named.FILE!, "FILE")]);
    if (!ctx.ok) return ctx;
    if (!file.ok) return file;
    // Written is what was looked at: `diff` says how the round stood, and who changed it since is not overwritten.
    if (!isDry && options.seen === undefined) return badInput({ path: "--seen", message: cliWords.seenNeeded });
    const imported = await importSettings(ctx.value, named.ROUND!, file.value, isDry, options.seen);
    if (!imported.ok) return imported;
    const { differences, seen } = imported.value;
    return ok({ value: imported.value, text: isDry && differences.length > 0 ? `${textOf(differences)}\n--seen ${seen}` : textOf(differences) });
  });

/** `round diff ROUND FILE --as PERSON`: what an import would change, and how the round stands; changes nothing. */
export const compareSettings: Run = importing(true);

/** `round configure ROUND FILE --as PERSON --seen DIGEST`: as `diff` showed it, imports settings into a round in preparation, all or nothing. */
export const configureRound: Run = importing(false);

function textOf(differences: readonly SettingDifference[]): string {
  return differences.length === 0 ? cliWords.noDifference : tableOf(differences.map(({ path, before, after }) => [path, before ?? "-", "→", after ?? "-"]));
}
