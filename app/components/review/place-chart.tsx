import type { BidSensitivity } from "#app/domain/review/sensitivity/sensitivity.ts";
import { RowChart, ticksFrom } from "./row-chart.tsx";

const mostTicks = 12;

/** Each bid's place as a dot on the line from its best to its worst place over all scenarios. The table below has the figures. */
export function PlaceChart({ bids }: { bids: readonly BidSensitivity[] }) {
  const last = Math.max(bids.length, ...bids.map(({ worstPlace }) => worstPlace));
  return (
    <RowChart
      name="place-chart"
      title="各申报的名次变动范围"
      caption="横轴为名次，圆点为本次名次，横条为各种情形下最好到最差的名次。"
      rows={bids.map((row) => ({ key: row.bid, row, words: `第${row.place}名，各种情形下第${row.bestPlace}至第${row.worstPlace}名` }))}
      rowHeight={32}
      least={1}
      most={last}
      ticks={ticksFrom(1, last, Math.ceil(last / mostTicks))}
      draw={({ place, bestPlace, worstPlace }, at, y) => (
        <>
          <line x1={at(bestPlace)} x2={at(worstPlace)} y1={y} y2={y} strokeWidth={8} strokeLinecap="round" className="stroke-line" />
          <circle cx={at(place)} cy={y} r={7} className="fill-blue" />
        </>
      )}
    />
  );
}
