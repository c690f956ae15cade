import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type DrawPreview, proposedConditions, reservesFor } from "#app/domain/review/draw/draw-conditions.ts";
import type { DrawView } from "#app/domain/review/draw/draw-view.ts";
import { expertKinds } from "#app/domain/review/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import { FunnelTable } from "./funnel-table.tsx";
import { OtherItems } from "./other-items.tsx";

type Fields = { groups: { kind: string; places: string; leastOutside: string; field: string; title: string }[]; reason: string };

interface ConditionsFormProps {
  frame: WorkFrame;
  expertsPerBid: number;
  /** A draw was held already: another one needs a reason. */
  isAgain: boolean;
  others: DrawView["others"]["prepare"];
  preview: DrawPreview | null;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
}

/** 第一步 条件: a row for each kind of expert; the proposal is guide 3.2 and 3.6. */
export function ConditionsForm({ frame, expertsPerBid, isAgain, others, preview, lastResult }: ConditionsFormProps) {
  const proposed = proposedConditions(expertsPerBid);
  const defaultValue = { groups: expertKinds.map((kind) => ({ kind, places: String(proposed[kind].places), leastOutside: String(proposed[kind].leastOutside), field: "", title: "" })), reason: "" };
  const [form, fields] = useForm<Fields>({ id: "prepare", lastResult, defaultValue });
  const rows = fields.groups.getFieldList();
  const labels = Object.fromEntries(expertKinds.flatMap((kind, index) => [[`groups[${index}].places`, `${expertKindWords[kind]}专家名额`], [`groups[${index}].leastOutside`, `${expertKindWords[kind]}专家市外名额`]]));
  return (
    <form method="post" id={form.id} noValidate>
      <Once frame={frame} name="prepare" />
      <p className="measure mb-4 text-sm text-soft">
        候选名单为库中符合条件、对本任务全部申报均无回避情形、尚未被邀请的专家，固定后以代号记录；备选按名额的 {reservesFor(1)} 倍依次产生。名额填 0 的类别不抽。见证人报数之前，谁也不知道结果。
      </p>
      <ErrorSummary form={form} labels={{ ...labels, reason: "再次抽取的理由" }} />
      {rows.map((row, index) => {
        const own = row.getFieldset();
        const kind = expertKinds[index] ?? "technical";
        return (
          <fieldset key={row.key} className="mb-4 rounded border border-line px-4 pt-2">
            <legend className="px-1 font-medium">{expertKindWords[kind]}专家</legend>
            <input type="hidden" name={own.kind.name} value={kind} />
            <div className="grid gap-x-6 sm:grid-cols-4">
              <TextField field={own.places} label="名额" unit="名" inputMode="numeric" className="max-w-24" />
              <TextField field={own.leastOutside} label="其中市外至少" unit="名" inputMode="numeric" className="max-w-24" />
              <TextField field={own.field} label="专业领域" isOptional placeholder={kind === "technical" ? "如 胶凝材料" : undefined} />
              <TextField field={own.title} label="职称" isOptional placeholder={kind === "technical" ? "如 教授、研究员" : undefined} />
            </div>
          </fieldset>
        );
      })}
      <OtherItems items={others} legend="同时为本批次其他任务抽取（条件相同，各用各的候选名单和密数，见证人报一次数）" />
      {isAgain && <TextArea field={fields.reason} label="再次抽取的理由" hint="已经抽取过一次；理由记入日志，监督人员可见" rows={3} />}
      {preview && <FunnelTable preview={preview} />}
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="prepare">
          固定候选名单，公布承诺值
        </Button>
        <Button tone="plain" name="intent" value="preview">
          先看候选人数
        </Button>
      </div>
    </form>
  );
}
