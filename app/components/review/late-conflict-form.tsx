import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ConflictPage } from "#app/domain/review/declaration.ts";
import { declaredKinds } from "#app/domain/review/declaration.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { declaredKindWords, lateEffectWords } from "#app/messages/zh-CN/conflict.ts";

const labels = { expert: "专家", bid: "申报", kind: "情形", words: "事实和来源" };

/** 登记迟到的回避. */
export function LateConflictForm({ view, frame, last }: { view: Pick<ConflictPage, "challenge" | "panel" | "bids">; frame: WorkFrame; last: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "late", lastResult: last });
  return (
    <form method="post" id={form.id} noValidate aria-label="登记迟到的回避">
      <ErrorSummary form={form} labels={labels} />
      <Once frame={frame} name="late" />
      <SelectField field={fields.expert} label={labels.expert} options={view.panel.map(({ expertNo, name }) => ({ value: expertNo, words: `${name}（${expertNo}）` }))} />
      <SelectField field={fields.bid} label={labels.bid} isOptional none="整个任务" options={view.bids.map(({ no, code, unitName }) => ({ value: no, words: `${code} ${unitName}` }))} />
      <SelectField field={fields.kind} label={labels.kind} options={declaredKinds.filter((kind) => kind !== "none").map((kind) => ({ value: kind, words: declaredKindWords[kind] }))} />
      <TextArea field={fields.words} label={labels.words} rows={3} hint="写明何时、从何处得知；供监督查阅。" />
      <p className="mb-4 measure">{lateEffectWords(view.challenge.status)}</p>
      <Button tone="danger" name="intent" value="late">
        {view.challenge.status === "ranked" || view.challenge.status === "decided" ? "登记" : "登记并作废"}
      </Button>
    </form>
  );
}
