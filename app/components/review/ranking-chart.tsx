import type { FrozenRanking } from "#app/domain/review/ranking-view.ts";

const width = 640;
const rowHeight = 40;
const left = 64;
const right = 24;
const axis = 28;

/** Each bid's total as a dot on the line from its lowest to its highest sheet; the pass mark as a dashed line. The table above has the figures. */
export function RankingChart({ ranking }: { ranking: FrozenRanking }) {
  const rows = ranking.lines.map((line) => ({ line, marks: totalsOf(ranking, line.bid) }));
  const { passMark } = ranking.file.rules;
  const least = Math.max(0, Math.floor((Math.min(passMark, ...rows.flatMap(({ marks }) => marks)) - 3) / 10) * 10);
  const at = (mark: number) => left + ((mark - least) / (100 - least)) * (width - left - right);
  const height = rows.length * rowHeight + axis;
  const ticks = Array.from({ length: Math.floor((100 - least) / 10) + 1 }, (_, index) => least + index * 10);
  return (
    <figure className="mt-4">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby="ranking-chart-title ranking-chart-text" className="max-w-full h-auto">
        <title id="ranking-chart-title">总分与专家打分范围</title>
        <desc id="ranking-chart-text">{rows.map(({ line, marks }) => `${line.bid} 总分 ${line.total}，专家打分 ${Math.min(...marks).toFixed(2)} 至 ${Math.max(...marks).toFixed(2)}`).join("；")}</desc>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={0} y2={height - axis} className="stroke-line" />
            <text x={at(tick)} y={height - 8} textAnchor="middle" className="fill-soft text-xs">
              {tick}
            </text>
          </g>
        ))}
        <line x1={at(passMark)} x2={at(passMark)} y1={0} y2={height - axis} strokeDasharray="5 4" strokeWidth={2} className="stroke-red" />
        {rows.map(({ line, marks }, index) => {
          const y = index * rowHeight + rowHeight / 2;
          return (
            <g key={line.bid}>
              <text x={left - 10} y={y + 5} textAnchor="end" className="fill-ink text-sm">
                {line.bid}
              </text>
              <line x1={at(Math.min(...marks))} x2={at(Math.max(...marks))} y1={y} y2={y} strokeWidth={2} className="stroke-edge" />
              {marks.map((mark, each) => (
                <line key={each} x1={at(mark)} x2={at(mark)} y1={y - 6} y2={y + 6} strokeWidth={2} className="stroke-edge" />
              ))}
              <circle cx={at(Number(line.total))} cy={y} r={7} className="fill-blue" />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">圆点为总分，竖线为各专家打分，虚线为分数线（{passMark} 分）。</figcaption>
    </figure>
  );
}

/** Totals of the single sheets of a bid, for drawing alone. */
function totalsOf(ranking: FrozenRanking, bid: string): number[] {
  const [numerator = 1, denominator = 1] = ranking.file.totalFactor.split("/").map(Number);
  return ranking.file.sheets.filter((sheet) => sheet.bid === bid).map((sheet) => (Object.values(sheet.marks).reduce((sum, mark) => sum + Number(mark), 0) * numerator) / denominator);
}
