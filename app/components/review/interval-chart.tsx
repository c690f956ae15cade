import type { BidSensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { RangeMark, RowChart, ticksFrom } from "./row-chart.tsx";

/** Each bid's total as a dot on its bootstrap interval, the corrected mark as a diamond. The table below has the figures. */
export function IntervalChart({ bids }: { bids: readonly BidSensitivity[] }) {
  const values = bids.flatMap(({ low, high, corrected }) => [low, high, corrected].map(Number));
  const least = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  const most = Math.ceil((Math.max(...values) + 1) / 5) * 5;
  return (
    <RowChart
      name="interval-chart"
      title="总分的重抽样区间和宽严校正分"
      caption="圆点为总分，横线为 95% 区间，菱形为宽严校正分。"
      rows={bids.map((row) => ({ key: row.bid, row, words: `总分 ${row.total}，95% 区间 ${row.low} 至 ${row.high}，校正分 ${row.corrected}` }))}
      rowHeight={32}
      least={least}
      most={most}
      ticks={ticksFrom(least, most, 5)}
      draw={({ total, low, high, corrected }, at, y) => (
        <>
          <RangeMark from={at(Number(low))} to={at(Number(high))} stops={[at(Number(low)), at(Number(high))]} y={y} weight={3} />
          <circle cx={at(Number(total))} cy={y} r={6} className="fill-blue" />
          <rect x={-5} y={-5} width={10} height={10} transform={`translate(${at(Number(corrected))} ${y}) rotate(45)`} strokeWidth={2} className="fill-white stroke-red" />
        </>
      )}
    />
  );
}
