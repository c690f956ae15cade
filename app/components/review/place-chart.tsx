import type { BidSensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";

const width = 640;
const rowHeight = 32;
const left = 72;
const right = 24;
const axis = 28;
const mostTicks = 12;

/** Each bid's place as a dot on the line from its best to its worst place over all scenarios. The table below has the figures. */
export function PlaceChart({ bids }: { bids: readonly BidSensitivity[] }) {
  const height = bids.length * rowHeight + axis;
  const at = (place: number) => left + ((place - 1) / Math.max(1, bids.length - 1)) * (width - left - right);
  const step = Math.ceil(bids.length / mostTicks);
  const ticks = bids.map((_, index) => index + 1).filter((place) => (place - 1) % step === 0);
  return (
    <figure className="my-4">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby="place-chart-title place-chart-text" className="h-auto max-w-full">
        <title id="place-chart-title">各申报的名次变动范围</title>
        <desc id="place-chart-text">{bids.map(({ bid, place, bestPlace, worstPlace }) => `${bid} 第${place}名，各种情形下第${bestPlace}至第${worstPlace}名`).join("；")}</desc>
        {ticks.map((place) => (
          <g key={place}>
            <line x1={at(place)} x2={at(place)} y1={0} y2={height - axis} className="stroke-line" />
            <text x={at(place)} y={height - 8} textAnchor="middle" className="fill-soft text-xs">
              {place}
            </text>
          </g>
        ))}
        {bids.map(({ bid, place, bestPlace, worstPlace }, index) => {
          const y = index * rowHeight + rowHeight / 2;
          return (
            <g key={bid}>
              <text x={left - 14} y={y + 5} textAnchor="end" className="fill-ink text-sm">
                {bid}
              </text>
              <line x1={at(bestPlace)} x2={at(worstPlace)} y1={y} y2={y} strokeWidth={8} strokeLinecap="round" className="stroke-line" />
              <circle cx={at(place)} cy={y} r={7} className="fill-blue" />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">横轴为名次，圆点为本次名次，横条为各种情形下最好到最差的名次。</figcaption>
    </figure>
  );
}
