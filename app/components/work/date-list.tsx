import type { OverviewDate } from "#app/domain/overview/round-overview.ts";
import { dateWords, whenWords } from "#app/messages/zh-CN/progress.ts";

interface Group {
  key: string;
  date: OverviewDate;
  items: OverviewDate[];
}

/** Dates that are the same for several challenges stand as one. */
function grouped(dates: OverviewDate[]): Group[] {
  const groups = new Map<string, Group>();
  for (const date of dates) {
    const key = `${date.kind} ${date.at ?? date.on}`;
    const group = groups.get(key) ?? { key, date, items: [] };
    group.items.push(date);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const shown = 3;

/** What falls due when. */
export function DateList({ dates, empty }: { dates: OverviewDate[]; empty: string }) {
  if (dates.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <ul className="space-y-2">
      {grouped(dates).map(({ key, date, items }) => (
        <li key={key}>
          <span className="font-medium tabular-nums">{whenWords(date)}</span> {dateWords[date.kind]}
          <span className="block text-sm text-soft">
            {items.slice(0, shown).map((one, index) => (
              <span key={one.no}>
                {index > 0 && "、"}
                <a href={`/work/challenges/${encodeURIComponent(one.no)}`}>{one.no}</a>
              </span>
            ))}
            {items.length > shown && ` 等 ${items.length} 项`}
          </span>
        </li>
      ))}
    </ul>
  );
}
