import { useForm } from "@conform-to/react";
import { useMemo } from "react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { CalendarFields } from "#app/components/work/calendar-fields.tsx";
import { PresetLinks, RoundQuestions } from "#app/components/work/round-questions.tsx";
import { ExclusiveField, RubricFields, type RubricRow, RuleFields, type RuleFieldSet, ruleNames } from "#app/components/work/round-fields.tsx";
import { type StaffRole, staffRoles } from "#app/domain/policy/actor.ts";
import { fundingRuleForm, formOfFundingRule } from "#app/domain/challenge/funding-form.ts";
import { usualDefaults } from "#app/domain/round/presets.ts";
import { newRound, roundRules, rubricLine } from "#app/domain/round/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { roundCalendarWords } from "#app/messages/zh-CN/round-calendar.ts";
import { ruleWords } from "#app/messages/zh-CN/round-form.ts";
import { settingPlace } from "#app/messages/zh-CN/round-settings.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { type NewRoundForm, showNewRoundForm } from "#app/services/round/show-new-round-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const { exclusiveRoles: _roles, rubric: _rubric, ...shape } = newRound.shape;
/** Funding rules are typed as elsewhere: shares and multiples, the cap in 万元. */
const rulesForm = roundRules.extend({ challengeDefaults: roundRules.shape.challengeDefaults.unwrap().extend({ fundingRule: fundingRuleForm }).optional() });
const empty = z.string().default("");
/** 不得兼任 comes as boxes: `officer+supervisor`. What a line of the rubric leaves empty is an empty text. */
const roundForm = z.object({ ...shape, rules: rulesForm, rubric: z.array(rubricLine.extend({ looksAt: empty, rule: empty })).default([]), exclusive: z.array(z.string()).default([]) });

const isRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

const page = workPage({
  page: "workRoundNew",
  policy: "round.create",
  load: ({ ctx, url }) => showNewRoundForm(ctx, url.searchParams.get("from"), url.searchParams.get("preset")),
  actions: {
    create: formAction({
      schema: roundForm,
      run: async ({ ctx, form: { exclusive, ...round } }) => {
        const created = await createRound(ctx, { ...round, exclusiveRoles: exclusive.map((list) => list.split("+").filter(isRole)) });
        return created.ok ? ok({ code: round.code }) : created;
      },
      done: ({ code }) => ({ to: `/work/rounds/${encodeURIComponent(code)}`, toast: "批次已新建。接下来新增榜单任务，或先补齐人员与分工。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<NewRoundForm>(() => "新建批次");

const labels: Record<string, string> = { code: "批次代码", title: "批次名称", rubric: "评审标准" };

function labelOf(name: string): string {
  if (name.startsWith("rules.calendar.")) return settingPlace(name);
  const row = /^rubric\[(\d+)\]/.exec(name)?.[1];
  const rule = name.split(".").at(-1) as (typeof ruleNames)[number];
  return row === undefined ? (labels[name] ?? ruleWords[rule]?.label ?? "") : `评审标准第 ${Number(row) + 1} 项`;
}

export default function WorkRoundNew() {
  const { view, frame } = usePage<typeof loader>();
  const start = view.rules.challengeDefaults;
  const [form, fields] = useForm<z.input<typeof roundForm>>({ id: "round", lastResult: useLastResult("create"), defaultValue: { custody: view.custody, rules: { ...view.rules, challengeDefaults: start && { ...start, fundingRule: formOfFundingRule(start.fundingRule) } }, rubric: [...view.rubric] } });
  const rules = fields.rules.getFieldset();
  const publicity = rules.publicity.getFieldset();
  const conflict = rules.conflict.getFieldset();
  // Conform's field sets are proxies: they cannot be spread.
  const ruleFields = Object.fromEntries(ruleNames.map((name) => [name, name === "workingDays" || name === "startsOn" ? publicity[name] : name === "pastUnitYears" || name === "jointWorkYears" ? conflict[name] : rules[name]])) as unknown as RuleFieldSet;
  const defaults = rules.challengeDefaults.getFieldset();
  const calendar = rules.calendar.getFieldset();
  const plan = useMemo(() => ({ pattern: view.rules.challengeDefaults?.pattern ?? usualDefaults.pattern, rules: view.rules }), [view]);
  return (
    <>
      <PageTitle title="新建批次" lead={view.from ? `评审标准和规则沿用 ${view.from}，可以修改。` : "选一种做法，回答六个问题即可；其余按通用标准，可在“高级”中修改。发布以后不再变动。"} />
      <PresetLinks chosen={view.preset} />
      {view.rounds.length > 0 && (
        <p className="mb-4">
          <span className="text-soft">沿用已有批次：</span>
          {view.rounds.map(({ code, title }) => (
            <a key={code} href={`/work/rounds/new?from=${encodeURIComponent(code)}`} title={title} className="mr-3">
              {code}
            </a>
          ))}
        </p>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={Object.fromEntries(Object.keys(form.allErrors).map((name) => [name, labelOf(name)]))} />
        <input type="hidden" name="intent" value="create" />
        <Once frame={frame} name="create" />
        <RoundQuestions fields={fields} rules={ruleFields} defaults={{ pattern: defaults.pattern, funding: defaults.fundingRule.getFieldset() }} />
        <Section title={roundCalendarWords.title} id="calendar">
          <p className="measure mb-4 text-soft">{roundCalendarWords.lead}</p>
          <CalendarFields key={view.from ?? view.preset} fields={{ startsOn: calendar.startsOn, days: calendar.days.getFieldset() }} start={plan} />
        </Section>
        <details open={form.status === "error"} className="mt-8 rounded border border-line">
          <summary className="bg-wash px-4 py-2 font-bold">高级：其余规则、评审标准、不得兼任（一般不需改动）</summary>
          <div className="px-4 pb-4">
            <Section title="其余规则">
              <RuleFields fields={ruleFields} />
            </Section>
            <Section title="评审标准" aside="各项分值合计须为 100；发布时固定">
              <RubricFields rows={fields.rubric.getFieldList().map((row) => row.getFieldset() as unknown as RubricRow)} errors={fields.rubric.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.rubric.name, index })} />
              <Button tone="plain" className="mt-3" {...form.insert.getButtonProps({ name: fields.rubric.name })}>
                增加一项
              </Button>
            </Section>
            <Section title="不得兼任">
              <ExclusiveField chosen={fields.exclusive.initialValue as string[] | undefined} />
            </Section>
          </div>
        </details>
        <div className="mt-6">
          <Button>新建批次</Button>
        </div>
      </form>
    </>
  );
}
