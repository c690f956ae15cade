import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { PlanAnswerView } from "#app/domain/review/plan/plan-view.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import { PlanBidPart } from "./plan-bid-part.tsx";

type Found = Extract<PlanAnswerView, { bids: unknown }>;

const loads: Column<Found["loads"][number]>[] = [
  { key: "expert", head: "专家", isRowHead: true, cell: ({ expert }) => `${expert.name} ${expert.no}` },
  { key: "unit", head: "单位", cell: ({ expert }) => expert.unitName },
  { key: "kind", head: "类别", cell: ({ expert }) => expertKindWords[expert.kind] },
  { key: "count", head: "份数", unit: "份", isNumeric: true, cell: ({ count }) => count },
];

/** A proposal: what it is worth, what the change by hand cost, bid by bid, and how much each expert reads. */
export function PlanFoundPart({ answer, ticked }: { answer: Found; ticked: readonly string[] | null }) {
  const { status, objective, bound, worst, change, seconds, bids } = answer;
  const busy = answer.loads.filter(({ count }) => count > 0);
  const idle = answer.loads.filter(({ count }) => count === 0);
  return (
    <>
      <DescriptionList
        items={[
          { term: "总匹配度", value: <strong className="tabular-nums">{objective}</strong> },
          { term: "是否最优", value: status === "optimal" ? "是，已证明在这些限制下不能更高" : `未能证明，最高不超过 ${bound}` },
          ...(worst === null ? [] : [{ term: "最低一项匹配度", value: worst }]),
          ...(change === null ? [] : [{ term: "本次调整的代价", value: `${change.cost > 0 ? `总匹配度减少 ${change.cost}` : change.cost < 0 ? `总匹配度增加 ${-change.cost}` : "总匹配度不变"}，其余指派保留 ${change.kept} 对` }]),
          { term: "计算用时", value: `${seconds} 秒` },
        ]}
      />
      <p className="measure text-sm text-soft">匹配度 0 到 100：专家申报的领域在申报书中出现占 60，申报书与专家资料的文字相近程度占 40。“损失”是改动使总匹配度减少的下限；勾选“不用”“改用”（可以多处）后重新求解，逐处给出准确代价，其余指派尽量不变。</p>
      <Section title="逐份方案" id="bids">
        {bids.map((bid) => (
          <PlanBidPart key={bid.no} bid={bid} ticked={ticked} />
        ))}
      </Section>
      <Section title="专家份数" id="loads">
        <DataTable caption="每名专家的份数" rows={busy} columns={loads} rowKey={({ expert }) => expert.no} empty={null} isPlain />
        {idle.length > 0 && (
          <details className="mt-2 text-sm">
            <summary className="min-h-8 text-blue">没有分到申报的专家（{idle.length} 名）</summary>
            <p className="measure">{idle.map(({ expert }) => `${expert.name} ${expert.no}`).join("、")}</p>
          </details>
        )}
      </Section>
    </>
  );
}
