import type { PromiseLine } from "#app/domain/review/view.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { promiseWords, verdictWords } from "#app/messages/zh-CN/review.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

/** A hard indicator that is not met is red, and says so in words. */
function Verdict({ line }: { line: PromiseLine }) {
  const isBad = line.verdict === "misses" || (line.verdict === "missing" && line.indicator.hard);
  return <span className={isBad ? "font-bold whitespace-nowrap text-red" : "whitespace-nowrap"}>{isBad ? `▲ ${verdictWords[line.verdict]}` : verdictWords[line.verdict]}</span>;
}

const columns: Column<PromiseLine>[] = [
  {
    key: "name",
    head: "考核指标",
    isRowHead: true,
    cell: ({ indicator }) => (
      <>
        <span className="tabular-nums text-soft">{indicator.code}</span> {indicator.name}
        <span className="ml-1 text-xs text-soft">{indicator.hard ? "约束性" : "预期性"}</span>
      </>
    ),
  },
  { key: "listed", head: "榜单要求", isNumeric: true, cell: ({ indicator }) => requirementWords(indicator) },
  { key: "promised", head: "承诺值", isNumeric: true, cell: ({ indicator, promised }) => <strong>{promiseWords(promised, indicator)}</strong> },
  { key: "verdict", head: "比对", cell: (line) => <Verdict line={line} /> },
  { key: "evidence", head: "依据", isText: true, cell: ({ evidence }) => evidence },
];

/** 承诺值对照: what is promised beside what is listed, in one table. */
export function PromiseTable({ lines }: { lines: PromiseLine[] }) {
  const hasEvidence = lines.some(({ evidence }) => evidence !== "");
  return <DataTable caption="承诺值与榜单要求对照" rows={lines} columns={hasEvidence ? columns : columns.filter(({ key }) => key !== "evidence")} rowKey={({ indicator }) => indicator.code} empty={null} isPlain />;
}
