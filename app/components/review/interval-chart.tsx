import type { BidSensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";

const width = 640;
const rowHeight = 32;
const left = 72;
const right = 24;
const axis = 28;

/** Each bid's total as a dot on its bootstrap interval, the corrected mark as a diamond. The table below has the figures. */
export function IntervalChart({ bids }: { bids: readonly BidSensitivity[] }) {
  const values = bids.flatMap(({ low, high, corrected }) => [low, high, corrected].map(Number));
  const least = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  const most = Math.ceil((Math.max(...values) + 1) / 5) * 5;
  const at = (mark: string | number) => left + ((Number(mark) - least) / (most - least)) * (width - left - right);
  const height = bids.length * rowHeight + axis;
  const ticks = Array.from({ length: Math.floor((most - least) / 5) + 1 }, (_, index) => least + index * 5);
  return (
    <figure className="my-4">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby="interval-chart-title interval-chart-text" className="h-auto max-w-full">
        <title id="interval-chart-title">总分的重抽样区间和宽严校正分</title>
        <desc id="interval-chart-text">{bids.map(({ bid, total, low, high, corrected }) => `${bid} 总分 ${total}，95% 区间 ${low} 至 ${high}，校正分 ${corrected}`).join("；")}</desc>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={0} y2={height - axis} className="stroke-line" />
            <text x={at(tick)} y={height - 8} textAnchor="middle" className="fill-soft text-xs">
              {tick}
            </text>
          </g>
        ))}
        {bids.map(({ bid, total, low, high, corrected }, index) => {
          const y = index * rowHeight + rowHeight / 2;
          return (
            <g key={bid}>
              <text x={left - 14} y={y + 5} textAnchor="end" className="fill-ink text-sm">
                {bid}
              </text>
              <line x1={at(low)} x2={at(high)} y1={y} y2={y} strokeWidth={3} className="stroke-edge" />
              {[low, high].map((end, side) => (
                <line key={side} x1={at(end)} x2={at(end)} y1={y - 6} y2={y + 6} strokeWidth={3} className="stroke-edge" />
              ))}
              <circle cx={at(total)} cy={y} r={6} className="fill-blue" />
              <rect x={-5} y={-5} width={10} height={10} transform={`translate(${at(corrected)} ${y}) rotate(45)`} strokeWidth={2} className="fill-white stroke-red" />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">圆点为总分，横线为 95% 区间，菱形为宽严校正分。</figcaption>
    </figure>
  );
}
