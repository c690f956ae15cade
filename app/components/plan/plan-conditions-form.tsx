import { useForm } from "@conform-to/react";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { PlanListView } from "#app/domain/review/plan/plan-view.ts";
import { expertKinds } from "#app/domain/review/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { demandLabels } from "#app/messages/zh-CN/assignment-plan.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import { blankDemands, DemandLines } from "./demand-lines.tsx";

type Fields = {
  challenges: string[];
  pool: string;
  perBid: string;
  loadMin: string;
  loadMax: string;
  kinds: { kind: string; least: string }[];
  leastOutside: string;
  onePerUnit: string;
  fair: string;
  demands: { expert: string; rule: string; target: string }[];
};

interface PlanConditionsFormProps {
  view: PlanListView;
  frame: WorkFrame;
  /** The item from whose page one came. */
  chosen: string | null;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
}

/** 指派条件: what the assignment must keep to. Conflicts are no choice: they are kept always. */
export function PlanConditionsForm({ view, frame, chosen, lastResult }: PlanConditionsFormProps) {
  const { expertsPerBid, bidsPerExpert } = view.rules;
  const ready = view.challenges.filter(({ passed, undecided }) => passed > 0 && undecided === 0);
  const isAgreed = ready.some(({ no, agreed }) => agreed > 0 && (chosen === null || no === chosen));
  const defaultValue = {
    pool: isAgreed ? "agreed" : "bank",
    perBid: String(expertsPerBid),
    loadMin: "0",
    loadMax: String(bidsPerExpert),
    kinds: expertKinds.map((kind) => ({ kind, least: kind === "financial" && expertsPerBid > 1 ? "1" : "0" })),
    leastOutside: String(Math.ceil(expertsPerBid / 3)),
    onePerUnit: "on",
    fair: "on",
    demands: blankDemands,
  };
  const [form, fields] = useForm<Fields>({ id: "conditions", lastResult, defaultValue });
  const kinds = fields.kinds.getFieldList();
  const demands = fields.demands.getFieldList();
  // A form that came back, or that got another line, shows what was typed.
  const isDemanding = demands.length > blankDemands.length || lastResult?.initialValue?.demands !== undefined;
  const labels = { challenges: "任务", perBid: "每份申报专家数", loadMin: "每名专家最少份数", loadMax: "每名专家最多份数", leastOutside: "市外专家", ...demandLabels };
  return (
    <form method="post" id={form.id} noValidate>
      <Once frame={frame} name="ask" />
      <EnterButton>生成指派方案</EnterButton>
      <input type="hidden" name="intent" value="ask" />
      <ErrorSummary form={form} labels={labels} />
      <fieldset className="mb-5" id={fields.challenges.id}>
        <legend className="font-medium">任务</legend>
        {ready.map(({ no, title, passed, agreed }) => (
          <label key={no} className="flex min-h-8 items-start gap-2 py-1">
            <input type="checkbox" name="challenges" value={no} defaultChecked={chosen === null || chosen === no} className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              {title} <span className="text-sm text-soft">{no}，通过形审 {passed} 份，已同意的专家 {agreed} 名</span>
            </span>
          </label>
        ))}
      </fieldset>
      <RadioField
        field={fields.pool}
        label="专家范围"
        options={[
          { value: "agreed", words: "已同意的专家", hint: "电话邀请中同意的，和已有评审任务的" },
          { value: "bank", words: "专家库全部在册专家", hint: "不含停用和请假的；发布后逐一邀请" },
        ]}
      />
      <div className="grid gap-x-6 sm:grid-cols-3">
        <TextField field={fields.perBid} label="每份申报专家数" unit="名" inputMode="numeric" className="max-w-24" />
        <TextField field={fields.loadMin} label="每名专家最少" unit="份" inputMode="numeric" className="max-w-24" />
        <TextField field={fields.loadMax} label="每名专家最多" unit="份" inputMode="numeric" className="max-w-24" />
      </div>
      <fieldset className="mb-2">
        <legend className="mb-2 font-medium">每份申报至少</legend>
        <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-5">
          {kinds.map((row, index) => {
            const own = row.getFieldset();
            const kind = expertKinds[index] ?? "technical";
            return (
              <div key={row.key}>
                <input type="hidden" name={own.kind.name} value={kind} />
                <TextField field={own.least} label={`${expertKindWords[kind]}专家`} unit="名" inputMode="numeric" className="max-w-20" />
              </div>
            );
          })}
          <TextField field={fields.leastOutside} label="市外专家" unit="名" inputMode="numeric" className="max-w-20" />
        </div>
      </fieldset>
      <CheckField field={fields.onePerUnit} label="每份申报同一单位至多一名专家" />
      <CheckField field={fields.fair} label="先保证匹配最差的一项尽可能好，再使总匹配度最高" />
      <details className="mb-5" open={isDemanding || undefined}>
        <summary className="min-h-8 text-blue">指定、排除和不得同审</summary>
        <div className="mt-2">
          <DemandLines rows={demands.map((row) => row.getFieldset())} choices={view.choices} />
          <Button tone="plain" {...form.insert.getButtonProps({ name: fields.demands.name })}>
            再加一行
          </Button>
        </div>
      </details>
      <Button>
        生成指派方案
      </Button>
      <p className="measure mt-2 text-sm text-soft">有回避情形的专家不参加该任务任何一份申报的评审，不能放宽。方案由后台计算，可以离开本页；方案只是建议，调整、发布由经办人决定。</p>
    </form>
  );
}
