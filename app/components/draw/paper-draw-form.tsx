import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { type Checker, PaperFields, paperLabels } from "#app/components/form/paper-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { expertKinds } from "#app/domain/review/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

type Fields = {
  groups: { kind: string; candidates: string; drawn: string; standby: string }[];
  reason: string;
  offline: Record<"mark" | "date" | "place" | "people" | "checker" | "scan" | "digest", string>;
};

interface PaperDrawFormProps {
  frame: WorkFrame;
  checkers: Checker[];
  isAgain: boolean;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
}

/** 登记线下抽取: the lists of the signed paper, kind by kind, and how it was held. */
export function PaperDrawForm({ frame, checkers, isAgain, lastResult }: PaperDrawFormProps) {
  const [form, fields] = useForm<Fields>({ id: "paper-draw", lastResult, defaultValue: { groups: expertKinds.map((kind) => ({ kind, candidates: "", drawn: "", standby: "" })) } });
  const labels = Object.fromEntries([
    ...expertKinds.flatMap((kind, index) => [[`groups[${index}].candidates`, `${expertKindWords[kind]}专家候选人数`], [`groups[${index}].drawn`, `抽中的${expertKindWords[kind]}专家`], [`groups[${index}].standby`, `备选的${expertKindWords[kind]}专家`]]),
    ...Object.entries(paperLabels).map(([name, label]) => [`offline.${name}`, label]),
    ["reason", "再次抽取的理由"],
  ]) as Record<string, string>;
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate aria-label="登记线下抽取">
      <Once frame={frame} name="paper" />
      <input type="hidden" name="offline.mark" value="on" />
      <p className="measure mb-4 text-sm text-soft">用摇号机或抽签抽取的，按签字的抽取记录登记名单，次序与记录一致。抽中的人须在专家库中，对本任务全部申报均无回避情形；登记后照常按次序致电。没有抽取的类别留空。</p>
      <ErrorSummary form={form} labels={labels} />
      {fields.groups.getFieldList().map((row, index) => {
        const own = row.getFieldset();
        const kind = expertKinds[index] ?? "technical";
        return (
          <fieldset key={row.key} className="mb-4 rounded border border-line px-4 pt-2">
            <legend className="px-1 font-medium">{expertKindWords[kind]}专家</legend>
            <input type="hidden" name={own.kind.name} value={kind} />
            <div className="grid gap-x-6 sm:grid-cols-[10rem_1fr_1fr]">
              <TextField field={own.candidates} label="候选人数" unit="名" inputMode="numeric" isOptional className="max-w-24" />
              <TextArea field={own.drawn} label="抽中" isOptional rows={2} hint="专家编号，按次序，如 E012、E031" />
              <TextArea field={own.standby} label="备选" isOptional rows={2} hint="专家编号，按次序" />
            </div>
          </fieldset>
        );
      })}
      {isAgain && <TextArea field={fields.reason} label="再次抽取的理由" hint="已经抽取过一次；理由记入日志，监督人员可见" rows={3} />}
      <PaperFields fields={fields.offline.getFieldset()} checkers={checkers} />
      <Button name="intent" value="paper">
        登记线下抽取
      </Button>
    </form>
  );
}
