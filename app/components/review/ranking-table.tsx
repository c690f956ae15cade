import { formatWan } from "#app/domain/kernel/money.ts";
import type { FrozenLine, FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { floorWords, methodWords, missedWords, stageWords, tieBreakWords, vetoWords } from "#app/messages/zh-CN/review.ts";
import { ownerViewWords } from "#app/messages/zh-CN/owner-view.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { OwnerViewLink } from "./owner-view-note.tsx";

/** 排名表: rank, unit, total, spread, thresholds, hard indicators, price, tie-break. */
export function RankingTable({ ranking }: { ranking: FrozenRanking }) {
  const columns: Column<FrozenLine>[] = [
    { key: "place", head: "名次", isNumeric: true, cell: (line) => <strong>{line.place}</strong> },
    {
      key: "unit",
      head: "牵头单位",
      isRowHead: true,
      className: "min-w-44",
      cell: (line) => (
        <>
          <strong>{line.unitName}</strong>
          <span className="block text-soft tabular-nums">
            {line.bid}　<a href={`/work/bids/${encodeURIComponent(line.no)}`}>{line.no}</a>
          </span>
        </>
      ),
    },
    { key: "total", head: "总分", isNumeric: true, cell: (line) => <strong>{line.total}</strong> },
    ...ranking.stages.map(({ kind, weight }, index): Column<FrozenLine> => ({ key: `stage${String(index)}`, head: stageWords[kind], unit: `${String(weight)}%`, isNumeric: true, cell: (line) => line.stages[index] ?? "—" })),
    ...(ranking.file.rules.aggregation === "rankSum" ? [{ key: "rank", head: "平均秩", isNumeric: true, cell: (line: FrozenLine) => line.meanRank ?? "—" }] : []),
    { key: "range", head: "极差", isNumeric: true, cell: (line) => line.range },
    {
      key: "deviation",
      head: "标准差",
      isNumeric: true,
      cell: (line) => (
        <>
          {line.standardDeviation}
          {line.divergent && <span className="block whitespace-nowrap text-red-dark">▲ 分歧大，请专家组长书面说明</span>}
        </>
      ),
    },
    { key: "sheets", head: "有效评分", unit: "份", isNumeric: true, cell: (line) => line.validSheets },
    { key: "missed", head: "分数线", isText: true, cell: (line) => <Missed line={line} /> },
    { key: "hard", head: "约束性指标", cell: (line) => (line.failsHard.length === 0 ? "全部响应" : <span className="font-medium text-red">▲ 不响应 {line.failsHard.join("、")}</span>) },
    ...(ranking.ownerView ? [{ key: "owner", head: ownerViewWords.title, isText: true, cell: (line: FrozenLine) => line.ownerWords }] : []),
    { key: "asks", head: "申请财政资金", unit: "万元", isNumeric: true, cell: (line) => (line.asksFiscalFen === null ? "" : formatWan(line.asksFiscalFen)) },
    { key: "tie", head: "同分", cell: (line) => (line.tieBreak === null ? "" : tieBreakWords(line.tieBreak)) },
  ];
  const methods = [...new Set(ranking.lines.map(({ method }) => method))];
  return (
    <>
      <DataTable caption="排名" rows={ranking.lines} columns={columns} rowKey={({ bid }) => bid} empty={null} isPlain />
      {ranking.ownerView && (
        <p className="mt-2 measure text-sm">
          {ownerViewWords.title}：{ranking.ownerView.words}　<OwnerViewLink challengeNo={ranking.challenge.no} />
        </p>
      )}
      <p className="mt-2 text-sm text-soft">
        汇总方法：{methods.map((method) => methodWords[method]).join("；")}。
        {ranking.file.mixedMethods && <strong className="text-red-dark">各申报的有效评分份数不同，汇总方法不一致，请留意。</strong>}
        分数线 {ranking.passMark} 分{floorWords(ranking.file.rules.criterionFloor)}。
        {ranking.file.voided.length > 0 && `另有 ${ranking.file.voided.length} 份评分因回避等原因作废，不计入。`}
      </p>
    </>
  );
}

function Missed({ line }: { line: FrozenLine }) {
  if (line.missed.length === 0 && line.vetoFlags === 0) return <>达到</>;
  return (
    <ul className="text-red-dark">
      {line.vetoFlags > 0 && <li>▲ 一票否决：{vetoWords(line)}</li>}
      {line.missed.map((missed, index) => (
        <li key={index}>
          ▲ {missedWords(missed, line.stages.includes(null))}
        </li>
      ))}
    </ul>
  );
}
