import type { ReactNode } from "react";

export interface Bar {
  key: string;
  words: ReactNode;
  /** Length of the bar. */
  value: number;
  /** What stands beside it: the value in words, with its unit. */
  shown: string;
}

/** A chart that is a table: a line a kind, its bar against the longest, its figure in words. */
export function BarTable({ caption, head, bars }: { caption: string; head: [string, string]; bars: readonly Bar[] }) {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="mb-2 text-left text-base font-medium">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, words, value, shown }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="block pt-1.5 pr-3 text-left font-normal sm:table-cell sm:w-36 sm:py-1.5">
              {words}
            </th>
            <td className="block pb-1.5 sm:table-cell sm:pt-1.5">
              <span className="flex items-center gap-3">
                <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="h-3 min-w-0 flex-1">
                  <rect x="0" y="0" width={Math.max(value > 0 ? 0.5 : 0, (100 * value) / longest)} height="10" className="fill-blue" />
                </svg>
                <span className="w-40 flex-none text-right tabular-nums">{shown}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
