import { useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { PlanDemandView, PlanView } from "#app/domain/review/plan/plan-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { demandLabels, demandPriceWords, demandWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { blankDemands, DemandLines } from "./demand-lines.tsx";

type Fields = { edits: string[]; undo: string[]; demands: { expert: string; rule: string; target: string }[] };

interface AdjustFormProps {
  view: PlanView;
  frame: WorkFrame;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
  /** Who was meant where several fit. */
  found: string | null;
  /** The proposal, with boxes to tick beside each expert; `ticked`: those of a form that came back. */
  children: (ticked: readonly string[]) => ReactNode;
}

/** 人工调整: as many changes as wanted at once, then one press. */
export function AdjustForm({ view, frame, lastResult, found, children }: AdjustFormProps) {
  const [form, fields] = useForm<Fields>({ id: "edit", lastResult, defaultValue: { demands: blankDemands } });
  const ticked = listOf(fields.edits.initialValue);
  const undone = listOf(fields.undo.initialValue);
  return (
    <form method="post" id={form.id} noValidate className="[&_:is(input,select)]:scroll-mb-24">
      <Once frame={frame} name="edit" />
      <input type="hidden" name="intent" value="edit" />
      <ErrorSummary form={form} labels={demandLabels} />
      {found && <Alert tone="note" title="符合的不止一个，请填编号">{found}</Alert>}
      {children(ticked)}
      <Section title="指定、排除和调整" id="demands">
        {view.demands.length > 0 && <DataTable caption="已有的指定、排除和调整" rows={view.demands} columns={columnsFor(view, undone)} rowKey={({ key }) => key} empty={null} isPlain />}
        <p className="measure my-3 text-sm text-soft">需要另外指定、排除或不得同审的，在下面一行写一句；专家可以按编号、姓名、单位或领域查找。上面逐份方案中的“不用”“改用”可以同时勾选。</p>
        <DemandLines rows={fields.demands.getFieldList().map((row) => row.getFieldset())} choices={view.choices} />
      </Section>
      <div className="no-print sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line bg-white py-3">
        <Button>
          按以上调整重新求解
        </Button>
        <Button tone="plain" {...form.insert.getButtonProps({ name: fields.demands.name })}>
          再加一行
        </Button>
        <span className="hidden text-sm text-soft sm:inline">可以一次勾选、填写多处；其余指派尽量不变，逐处给出代价。</span>
      </div>
    </form>
  );
}

function columnsFor({ answer, mayMake, releasedAt }: PlanView, undone: readonly string[]): Column<PlanDemandView>[] {
  return [
    { key: "what", head: "要求", isRowHead: true, cell: (demand) => demandWords(demand) },
    { key: "price", head: "代价", isText: true, cell: (demand) => demandPriceWords(demand, answer) },
    ...(mayMake && releasedAt === null
      ? [
          {
            key: "undo",
            head: "撤销",
            cell: (demand: PlanDemandView) => (
              <label className="flex min-h-8 items-center gap-2">
                <input type="checkbox" name="undo" value={demand.key} defaultChecked={undone.includes(demand.key)} className="size-4 accent-blue" aria-label={`撤销：${demandWords(demand)}`} />
                撤销
              </label>
            ),
          },
        ]
      : []),
  ];
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : typeof value === "string" ? [value] : [];
}
