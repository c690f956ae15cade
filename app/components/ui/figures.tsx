import type { ReactNode } from "react";
import { formatDateTime } from "#app/messages/format.ts";

export interface Figure {
  words: string;
  value: ReactNode;
  unit: string;
}

/** A few large numbers, each with its unit; source and date stand below them. */
export function Figures({ figures, source, asOf }: { figures: Figure[]; source: string; asOf: string }) {
  return (
    <figure>
      <dl className="grid gap-4 sm:grid-cols-3">
        {figures.map(({ words, value, unit }) => (
          <div key={words} className="flex flex-col-reverse justify-end border-l-4 border-blue bg-wash px-4 py-3">
            <dt className="text-soft">{words}</dt>
            <dd>
              <span className="text-2xl font-bold text-blue-dark tabular-nums">{value}</span> <span className="text-soft">{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className="mt-2 text-sm text-soft">
        来源：{source}；统计时间：{formatDateTime(asOf)}
      </figcaption>
    </figure>
  );
}
