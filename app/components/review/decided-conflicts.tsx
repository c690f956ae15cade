import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type DecidedConflict, settlements } from "#app/domain/review/decided-conflict.ts";
import type { ConflictPage } from "#app/domain/review/declaration.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { afterDecisionWords, foundWords, settlementWords } from "#app/messages/zh-CN/conflict.ts";

const labels = { expert: "专家", outcome: "处理结论", words: "查明的情况和理由" };

/** 定榜后发现的回避: what came to light, what may be done now, and what somebody said about it. */
export function DecidedConflicts({ view, frame, last }: { view: ConflictPage; frame: WorkFrame; last: SubmissionResult<string[]> | undefined }) {
  if (view.decided.length === 0) return null;
  const decision = `/work/challenges/${encodeURIComponent(view.challenge.no)}/decision`;
  return (
    <Section title={`定榜后发现的回避（${view.decided.length} 名）`} id="decided">
      <p className="measure mb-3">
        {afterDecisionWords}<a href={decision}>定榜页</a>
      </p>
      <ul className="space-y-4">
        {view.decided.map((one) => (
          <li key={one.expertNo} className="border-l-2 border-line pl-4">
            <p className="font-medium">{`${one.name}（${one.expertNo}）`}</p>
            <p className="text-sm text-soft">{foundWords(one)}；发现时间 <DateTime value={one.foundAt} /></p>
            {one.outcome !== null ? <Settled one={one} /> : view.may.settle && !one.isOwn ? <SettleForm one={one} frame={frame} last={last} /> : <p>{one.isOwn ? "由您登记，等待另一名经办或复核人员写明处理结论。" : "等待经办或复核人员写明处理结论。"}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Settled({ one: { outcome, words, settledBy } }: { one: DecidedConflict }) {
  return (
    <p className="measure">
      <span className="font-medium">{outcome && settlementWords[outcome]}</span>{settledBy && `（${settledBy}）`}：{words}
    </p>
  );
}

function SettleForm({ one, frame, last }: { one: DecidedConflict; frame: WorkFrame; last: SubmissionResult<string[]> | undefined }) {
  const isAnswered = last?.initialValue?.expert === one.expertNo;
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: `settle-${one.expertNo}`, lastResult: isAnswered ? last : undefined });
  return (
    <form method="post" id={form.id} noValidate aria-label={`处理结论 ${one.expertNo}`} className="mt-2">
      <ErrorSummary form={form} labels={labels} />
      <Once frame={frame} name={form.id} />
      <input type="hidden" name="expert" value={one.expertNo} />
      <SelectField field={fields.outcome} label={labels.outcome} options={settlements.map((value) => ({ value, words: settlementWords[value] }))} />
      <TextArea field={fields.words} label={labels.words} rows={3} hint="列入例外清单，供监督查阅。不能修改。" />
      <Button name="intent" value="settleConflict">
        写明结论
      </Button>
    </form>
  );
}
