import type { ReactNode } from "react";

const width = 640;
const left = 72;
const right = 24;
const axis = 28;

interface RowChartProps<Row> {
  /** Prefix of the ids in the document; one chart of a name a page. */
  name: string;
  title: string;
  caption: ReactNode;
  rows: readonly { key: string; row: Row; words: string }[];
  rowHeight: number;
  /** Ends of the horizontal axis. */
  least: number;
  most: number;
  ticks: readonly number[];
  /** A dashed line over all rows. */
  threshold?: number;
  draw: (row: Row, at: (value: number) => number, y: number) => ReactNode;
}

/** A picture with a line a bid and an axis below. Its words are read out in place of it; a table on the page has the figures. */
export function RowChart<Row>({ name, title, caption, rows, rowHeight, least, most, ticks, threshold, draw }: RowChartProps<Row>) {
  const at = (value: number) => left + ((value - least) / Math.max(1, most - least)) * (width - left - right);
  const height = rows.length * rowHeight + axis;
  return (
    <figure className="my-4">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${name}-title ${name}-text`} className="h-auto max-w-full">
        <title id={`${name}-title`}>{title}</title>
        <desc id={`${name}-text`}>{rows.map(({ key, words }) => `${key} ${words}`).join("；")}</desc>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={0} y2={height - axis} className="stroke-line" />
            <text x={at(tick)} y={height - 8} textAnchor="middle" className="fill-soft text-xs">
              {tick}
            </text>
          </g>
        ))}
        {threshold !== undefined && <line x1={at(threshold)} x2={at(threshold)} y1={0} y2={height - axis} strokeDasharray="5 4" strokeWidth={2} className="stroke-red" />}
        {rows.map(({ key, row }, index) => {
          const y = index * rowHeight + rowHeight / 2;
          return (
            <g key={key}>
              <text x={left - 14} y={y + 5} textAnchor="end" className="fill-ink text-sm">
                {key}
              </text>
              {draw(row, at, y)}
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">{caption}</figcaption>
    </figure>
  );
}

/** Every `step` from `least` to `most`, both included where they fall on it. */
export function ticksFrom(least: number, most: number, step: number): number[] {
  return Array.from({ length: Math.floor((most - least) / step) + 1 }, (_, index) => least + index * step);
}

/** A range as a line with an end at each of `stops`. */
export function RangeMark({ from, to, stops, y, weight }: { from: number; to: number; stops: readonly number[]; y: number; weight: number }) {
  return (
    <>
      <line x1={from} x2={to} y1={y} y2={y} strokeWidth={weight} className="stroke-edge" />
      {stops.map((stop, index) => (
        <line key={index} x1={stop} x2={stop} y1={y - 6} y2={y + 6} strokeWidth={weight} className="stroke-edge" />
      ))}
    </>
  );
}
