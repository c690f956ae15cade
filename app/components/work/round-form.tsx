import type { FieldMetadata } from "@conform-to/react";
import { type ReactNode, useMemo } from "react";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { usualDefaults } from "#app/domain/round/presets.ts";
import type { formOfRules } from "#app/domain/round/round-form.ts";
import type { RoundCalendar } from "#app/domain/round/calendar-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { ruleWords } from "#app/messages/zh-CN/round-form.ts";
import { settingPlace } from "#app/messages/zh-CN/round-settings.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { ExclusiveField, RuleFields, type RuleFieldSet, ruleNames } from "./round-fields.tsx";
import { ReviewRuleFields } from "./review-rule-fields.tsx";
import { RoundQuestions } from "./round-questions.tsx";

type RulesField<Form extends Record<string, unknown>> = FieldMetadata<ReturnType<typeof formOfRules>, Form, string[]>;

interface RoundFormProps<Form extends Record<string, unknown>> {
  fields: { code: FieldLike | string; title: FieldLike; custody: FieldLike; rules: RulesField<Form>; exclusive: FieldLike };
  /** What the form started from: the dates of the calendar follow it without script. */
  start: RoundRules & { calendar: RoundCalendar };
  /** Told when the form begins anew with other values. */
  formKey: string;
  /** Names of the fields that have a problem: the part that has one stands open. */
  problems: readonly string[];
  /** What else stands in the folded part. */
  children?: ReactNode;
}

/** 批次规则 as a form: six questions, the calendar and everything else folded; the same for a new round and one in preparation. */
export function RoundForm<Form extends Record<string, unknown>>({ fields, start, formKey, problems, children }: RoundFormProps<Form>) {
  const rules = fields.rules.getFieldset();
  const publicity = rules.publicity.getFieldset();
  const conflict = rules.conflict.getFieldset();
  // Conform's field sets are proxies: they cannot be spread.
  const ruleFields = Object.fromEntries(ruleNames.map((name) => [name, name === "workingDays" || name === "startsOn" ? publicity[name] : name === "pastUnitYears" || name === "jointWorkYears" ? conflict[name] : rules[name]])) as unknown as RuleFieldSet;
  const defaults = rules.challengeDefaults.getFieldset();
  const calendar = rules.calendar.getFieldset();
  const plan = useMemo(() => ({ pattern: start.challengeDefaults?.pattern ?? usualDefaults.pattern, rules: start }), [start]);
  return (
    <>
      <RoundQuestions fields={fields} rules={ruleFields} defaults={{ pattern: defaults.pattern, funding: defaults.fundingRule.getFieldset() }} />
      <CalendarFields key={formKey} fields={{ startsOn: calendar.startsOn, days: calendar.days.getFieldset() }} start={plan} isOpen={problems.some(isOfCalendar)} />
      <details open={problems.some((name) => !isAsked(name) && !isOfCalendar(name))} className="mt-3 rounded border border-line">
        <summary className="bg-wash px-4 py-2 font-bold">高级：其余规则、评审规则、评审标准、不得兼任（一般不需改动）</summary>
        <div className="px-4 pb-4">
          <Section title="其余规则">
            <RuleFields fields={ruleFields} />
          </Section>
          <Section title="评审规则" aside="随公告公布，发布时固定">
            <ReviewRuleFields fields={ruleFields} />
          </Section>
          {children}
          <Section title="不得兼任">
            <ExclusiveField ticked={fields.exclusive.initialValue as string | string[] | undefined} />
          </Section>
        </div>
      </details>
    </>
  );
}

const isOfCalendar = (name: string) => name.startsWith("rules.calendar.");

/** Of the six questions. */
const asked = ["code", "title", "custody", "rules.bidWindowDays", "rules.expertsPerBid"];
const isAsked = (name: string) => asked.includes(name) || name.startsWith("rules.challengeDefaults.");

const labels: Record<string, string> = { code: "批次代码", title: "批次名称", custody: "开标密钥由谁保管", rubric: "评审标准" };

/** The name of a field in the list of problems. */
export function roundFieldLabel(name: string): string {
  const row = /^rubric\[(\d+)\]/.exec(name)?.[1];
  if (row !== undefined) return `评审标准第 ${Number(row) + 1} 项`;
  const rule = ruleWords[name.split(".").at(-1) as keyof typeof ruleWords] as { label: string } | undefined;
  return labels[name] ?? (name.startsWith("rules.calendar.") ? settingPlace(name) : (rule?.label ?? (name.startsWith("rules.") ? settingPlace(name) : "")));
}

/** Labels of the fields that have a problem. */
export function roundFieldLabels(problems: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.keys(problems).map((name) => [name, roundFieldLabel(name)]));
}
