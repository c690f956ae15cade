import type { ReactNode } from "react";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { BidSensitivity, Scenario, Sensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { scenarioWords, stabilitySentence } from "#app/messages/zh-CN/review.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { PlaceChart } from "./place-chart.tsx";

/** 排名稳定性: one sentence first; the pictures and the tables behind them are folded. Information, never a rank. */
export function SensitivityPart({ sensitivity, isStaged }: { sensitivity: Sensitivity; isStaged: boolean }) {
  return (
    <>
      <Scenarios stability={sensitivity} isStaged={isStaged}>
        <PlaceChart bids={sensitivity.bids} />
      </Scenarios>
      <details className="mt-3">
        <summary className="min-h-8 font-medium text-blue">看总分的重抽样区间和宽严校正</summary>
        <IntervalChart bids={sensitivity.bids} />
        <DataTable caption="总分区间和校正分" rows={sensitivity.bids} columns={bidColumns} rowKey={({ bid }) => bid} empty={null} isPlain />
        <Leniency sensitivity={sensitivity} />
      </details>
    </>
  );
}

/** The sentence, and folded who leads under each changed premise. */
export function Scenarios({ stability, isStaged, children }: { stability: Pick<Sensitivity, "first" | "scenarios">; isStaged: boolean; children?: ReactNode }) {
  return (
    <>
      <p className="mt-2 font-medium">{stabilitySentence(stability, isStaged)}</p>
      <details className="mt-3">
        <summary className="min-h-8 font-medium text-blue">看名次在各种情形下的变化</summary>
        {children}
        <DataTable caption="各种情形下的第1名" rows={stability.scenarios} columns={scenarioColumns} rowKey={({ kind, subject }) => `${kind} ${subject}`} empty={null} isPlain />
      </details>
    </>
  );
}

const scenarioColumns: Column<Scenario>[] = [
  { key: "scenario", head: "情形", isRowHead: true, cell: (scenario) => scenarioWords(scenario) },
  { key: "first", head: "第1名", cell: ({ first, changesFirst }) => <span className={changesFirst ? "font-medium text-red-dark" : undefined}>{changesFirst && "▲ "}{first ?? "并列"}</span> },
  { key: "moved", head: "名次有变的申报", unit: "份", isNumeric: true, cell: ({ moved }) => moved },
];

const bidColumns: Column<BidSensitivity>[] = [
  { key: "bid", head: "申报", isRowHead: true, cell: ({ bid }) => bid },
  { key: "place", head: "名次", isNumeric: true, cell: ({ place }) => place },
  { key: "places", head: "各情形名次", isNumeric: true, cell: ({ bestPlace, worstPlace }) => (bestPlace === worstPlace ? bestPlace : `${bestPlace}–${worstPlace}`) },
  { key: "total", head: "总分", isNumeric: true, cell: ({ total }) => total },
  { key: "interval", head: "95% 区间", isNumeric: true, cell: ({ low, high }) => `${low}–${high}` },
  { key: "first", head: "居首比例", unit: "%", isNumeric: true, cell: ({ firstPercent }) => firstPercent.toFixed(1) },
  { key: "corrected", head: "宽严校正分", isNumeric: true, cell: ({ corrected }) => corrected },
];

function Leniency({ sensitivity: { leniency, isComparable } }: { sensitivity: Sensitivity }) {
  return (
    <p className="measure mt-2 text-sm text-soft">
      专家宽严（与全体相比，正为偏宽）：{leniency.map(({ expert, points }) => `${expert} ${Number(points) > 0 ? "+" : ""}${points}`).join("，")} 分，按最小二乘估计。区间为把专家重抽样 1000 次所得总分的 95% 范围，随机种子取自排名文件摘要，可以重现。
      {!isComparable && "专家分成互不重叠的几组，不同组之间的校正分不能比较。"}以上只供研究决定和监督参考，不改变名次。
    </p>
  );
}
