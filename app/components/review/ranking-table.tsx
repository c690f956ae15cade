import { formatWan } from "#app/domain/kernel/money.ts";
import type { FrozenLine, FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { floorWords, methodWords, missedWords, stageWords, tieBreakWords, vetoWords } from "#app/messages/zh-CN/review.ts";
import { ownerAnswerWords, shortlistWords } from "#app/messages/zh-CN/shortlist.ts";
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
    { key: "missed", head: "分数线", cell: (line) => (line.missed.length > 0 || line.vetoed ? <span className="whitespace-nowrap text-red-dark">▲ 见表下</span> : "达到") },
    { key: "hard", head: "约束性指标", cell: (line) => (line.failsHard.length === 0 ? "全部响应" : <span className="font-medium text-red">▲ 不响应 {line.failsHard.join("、")}</span>) },
    ...(ranking.ownerView ? [{ key: "owner", head: ownerViewWords.title, isText: true, cell: (line: FrozenLine) => line.ownerWords }] : []),
    ...(ranking.lines.some(({ ownerAnswer }) => ownerAnswer !== null) ? [{ key: "answer", head: shortlistWords.title, isText: true, cell: ({ ownerAnswer }: FrozenLine) => ownerAnswer && ownerAnswerWords(ownerAnswer) }] : []),
    { key: "asks", head: "申请财政资金", unit: "万元", isNumeric: true, cell: (line) => (line.asksFiscalFen === null ? "" : formatWan(line.asksFiscalFen)) },
    ...(ranking.lines.some(({ tieBreak }) => tieBreak !== null) ? [{ key: "tie", head: "同分", cell: (line: FrozenLine) => (line.tieBreak === null ? "" : tieBreakWords(line.tieBreak)) }] : []),
  ];
  const methods = [...new Set(ranking.lines.map(({ method }) => method))];
  return (
    <>
      <DataTable caption="排名" rows={ranking.lines} columns={columns} rowKey={({ bid }) => bid} empty={null} isPlain isWide />
      <Missed lines={ranking.lines.filter(({ missed, vetoFlags }) => missed.length > 0 || vetoFlags > 0)} />
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

/** What keeps a bid from its place, in words: whole sentences have no room in a column. */
function Missed({ lines }: { lines: readonly FrozenLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="mt-2 text-sm text-red-dark">
      {lines.map((line) => (
        <li key={line.bid}>
          <strong>{line.bid}</strong>　{[...(line.vetoFlags > 0 ? [`一票否决：${vetoWords(line)}`] : []), ...line.missed.map((missed) => missedWords(missed, line.stages.includes(null)))].map((words) => `▲ ${words}`).join("　")}
        </li>
      ))}
    </ul>
  );
}
