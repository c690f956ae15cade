import type { FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { wholeTotal } from "#app/domain/review/whole-total.ts";
import { RangeMark, RowChart, ticksFrom } from "./row-chart.tsx";

/** Each bid's total as a dot on the line from its lowest to its highest sheet, a dot alone where the last stage has none of it (after several stages each sheet of the last one as the total that it would make); the pass mark as a dashed line. The table above has the figures. */
export function RankingChart({ ranking }: { ranking: FrozenRanking }) {
  const rows = ranking.lines.map((line) => {
    const marks = totalsOf(ranking, line);
    return { line, total: Number(line.total), marks, range: marks.length === 0 ? null : { from: Math.min(...marks), to: Math.max(...marks) } };
  });
  const { passMark } = ranking;
  const least = Math.max(0, Math.floor((Math.min(passMark, ...rows.flatMap(({ marks, total }) => [...marks, total])) - 3) / 10) * 10);
  return (
    <RowChart
      name="ranking-chart"
      title="总分与专家打分范围"
      caption={`圆点为总分，竖线为${ranking.stages.length > 0 ? "按最后阶段各专家打分折算的总分" : "各专家打分"}，虚线为分数线（${passMark} 分）。`}
      rows={rows.map((row) => ({ key: row.line.bid, row, words: `总分 ${row.line.total}，${row.range ? `${ranking.stages.length > 0 ? "按最后阶段专家打分折算" : "专家打分"} ${row.range.from.toFixed(2)} 至 ${row.range.to.toFixed(2)}` : "没有参加最后阶段"}` }))}
      rowHeight={40}
      least={least}
      most={100}
      ticks={ticksFrom(least, 100, 10)}
      threshold={passMark}
      draw={({ total, marks, range }, at, y) => (
        <>
          {range && <RangeMark from={at(range.from)} to={at(range.to)} stops={marks.map(at)} y={y} weight={2} />}
          <circle cx={at(total)} cy={y} r={7} className="fill-blue" />
        </>
      )}
    />
  );
}

/** Totals of the single sheets of a bid, for drawing alone. */
function totalsOf(ranking: FrozenRanking, line: FrozenRanking["lines"][number]): number[] {
  const [numerator = 1, denominator = 1] = ranking.file.totalFactor.split("/").map(Number);
  const weights = ranking.stages.map(({ weight }) => weight);
  return ranking.file.sheets
    .filter(({ bid }) => bid === line.bid)
    .map(({ marks }) => wholeTotal(weights, line.stages, (Object.values(marks).reduce((sum, mark) => sum + Number(mark), 0) * numerator) / denominator));
}
