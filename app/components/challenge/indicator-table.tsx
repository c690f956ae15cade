import { isQuantified } from "#app/domain/challenge/comparator.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { StandardNotes } from "./standard-notes.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

const columns: Column<Indicator>[] = [
  { key: "code", head: "序号", cell: (row) => <span className="tabular-nums">{row.code}</span> },
  {
    key: "name",
    head: "考核指标",
    isRowHead: true,
    cell: (row) => (
      <span className="font-medium">
        {row.name}
        {row.basis && `（${row.basis}）`}
      </span>
    ),
  },
  { key: "value", head: "要求", isNumeric: true, cell: (row) => <strong>{requirementWords(row)}</strong> },
  { key: "hard", head: "性质", cell: (row) => <span className="whitespace-nowrap">{row.hard ? "约束性" : "预期性"}</span> },
  { key: "method", head: "测试方法、标准", isText: true, cell: (row) => (
      <>
        {row.method}
        <StandardNotes method={row.method} />
      </>
    ) },
  { key: "verification", head: "核验方式", cell: (row) => row.verification },
];

/** What counts as success (考核指标). 约束性 must be met, 预期性 is aimed at. */
export function IndicatorTable({ indicators }: { indicators: Indicator[] }) {
  const quantified = indicators.filter(isQuantified).length;
  return (
    <>
      <p className="mb-2 text-sm text-soft">
        约束性指标 {indicators.filter((one) => one.hard).length} 项，预期性指标 {indicators.filter((one) => !one.hard).length} 项；其中可量化 {quantified} 项。约束性指标有一项不响应即不能提交。
      </p>
      <DataTable caption="考核指标" rows={indicators} columns={columns} rowKey={(row) => row.code} empty={null} isPlain />
    </>
  );
}
