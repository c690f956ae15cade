import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import type { Meanwhile } from "#app/domain/site/meanwhile.ts";
import { Once } from "#app/components/form/once.tsx";
import { Stamp } from "#app/components/form/stamp.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { RadioactivityCheck } from "#app/components/challenge/radioactivity-check.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ChallengeFormInput, formOfChallenge } from "#app/domain/challenge/form.ts";
import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { conditionFieldWords } from "#app/messages/zh-CN/conditions.ts";
import { ChallengeFields } from "./challenge-fields.tsx";
import { IndicatorFields } from "./indicator-fields.tsx";
import { IndicatorPaste } from "./indicator-paste.tsx";

export type ChallengeFormStart = Partial<ReturnType<typeof formOfChallenge>>;

export interface ChallengeFormProps {
  intent: string;
  start: ChallengeFormStart;
  rounds: { code: string; title: string; nextNo: string }[];
  isNew: boolean;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
  meanwhile?: Meanwhile | null;
  submitWords: string;
  /** What is published keeps its flow pattern; such a form is a correction. */
  isPublished?: boolean;
  /** Stands in place of the button: further fields and buttons with intents of their own. */
  children?: ((fields: Record<"reason" | "touchesEligibility", FieldLike>) => ReactNode) | null;
}

const labels: Record<string, string> = {
  round: "批次",
  no: "榜单编号",
  title: "任务名称",
  class: "类别",
  waste: "固废种类",
  direction: "攻关方向",
  owner: "需求单位",
  coOwners: "联合需求单位",
  maxTeams: "最多几支队伍",
  checkpoints: "考核节点",
  tranches: "拨付安排",
  baseline: "现状数据",
  pattern: "组织方式",
  periodMonths: "攻关周期",
  fiscalFen: "财政资金",
  ownerInputFen: "需求单位投入",
  payToBidderFen: "现金支付揭榜方",
  background: "背景",
  content: "攻关内容",
  deliverables: "预期成果",
  ipRule: "知识产权",
  indicators: "考核指标",
  industry: "产业链环节",
  keywords: "关键词",
  contactName: "联系人",
  contactPhone: "联系电话",
  reason: "更正理由",
};

/** 第 3 项指标 for a problem in a row. */
function labelOf(name: string): string {
  const row = /^indicators\[(\d+)\]/.exec(name)?.[1];
  const condition = /^eligibility\.(\w+)/.exec(name)?.[1];
  if (condition) return conditionFieldWords[condition as keyof Eligibility].label;
  return row === undefined ? (labels[name] ?? "") : `第 ${Number(row) + 1} 项指标`;
}

/** The form of a challenge, new or drafted: native first, rows are added without script too. */
export function ChallengeForm({ intent, start, rounds, isNew, frame, lastResult, meanwhile = null, submitWords, isPublished = false, children = null }: ChallengeFormProps) {
  const [form, fields] = useForm<ChallengeFormInput>({ id: "challenge", lastResult, defaultValue: start });
  const rows = fields.indicators.getFieldList();
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={Object.fromEntries([...Object.keys(form.allErrors), ...(meanwhile?.lines ?? []).map(({ name }) => name)].map((name) => [name, labelOf(name)]))} meanwhile={meanwhile} />
      {!children && <input type="hidden" name="intent" value={intent} />}
      <Stamp name="digest" present={start.digest ?? ""} last={lastResult} isCompared={meanwhile !== null} />
      <UnsavedGuard copyKey={frame.copyKey} />
      <Once frame={frame} name={intent} />
      {/* Of a correction, which the public reads, the preview. */}
      {children ? <EnterButton intent="preview">预览</EnterButton> : <EnterButton>{submitWords}</EnterButton>}
      <ChallengeFields fields={fields} funding={fields.fundingRule.getFieldset()} eligibility={fields.eligibility.getFieldset()} rounds={rounds} isNew={isNew} isPublished={isPublished} />
      <Section title="考核指标" aside="至少一项可量化；少于四项的，审定时须说明理由">
        <IndicatorPaste adoptProps={(pasted) => form.update.getButtonProps({ name: fields.indicators.name, value: pasted as never })} />
        <IndicatorFields id={fields.indicators.id} rows={rows.map((row) => row.getFieldset())} errors={fields.indicators.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.indicators.name, index })} />
        <Button tone="plain" className="mt-3" {...form.insert.getButtonProps({ name: fields.indicators.name })}>
          增加一项指标
        </Button>
        <RadioactivityCheck />
      </Section>
      {children ? (
        children(fields)
      ) : (
        <div className="mt-8 flex flex-wrap items-center gap-4">
          <Button>{submitWords}</Button>
          <span className="text-sm text-soft">保存后仍可修改，审定后不能再改。</span>
        </div>
      )}
    </form>
  );
}
