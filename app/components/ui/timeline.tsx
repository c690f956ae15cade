import type { ReactNode } from "react";
import { DateTime } from "./date-time.tsx";
import { OfflineMark } from "./offline-mark.tsx";

export interface TimelineEntry {
  key: string | number;
  at: string;
  words: string;
  who?: string | null;
  reason?: string | null;
  isOffline?: boolean;
  more?: ReactNode;
}

/** So many of the newest stand on the page; what was before them is folded, for a life of an item runs over five screens of a telephone. */
const shown = 12;

/** What happened to an object, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const older = entries.slice(shown);
  return (
    <>
      <Entries entries={entries.slice(0, shown)} />
      {older.length > 0 && (
        <details className="open-in-print">
          <summary className="cursor-pointer py-2 text-blue">更早的 {older.length} 条</summary>
          <Entries entries={older} />
        </details>
      )}
    </>
  );
}

function Entries({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="border-l-2 border-line pl-4">
      {entries.map(({ key, at, words, who, reason, isOffline, more }) => (
        <li key={key} className="relative pb-4 last:pb-0">
          <span aria-hidden className="absolute top-2.5 -left-[1.3125rem] size-2 rounded-sm bg-blue" />
          <p>
            <span className="font-medium">{words}</span> {isOffline && <OfflineMark />}
          </p>
          <p className="text-sm text-soft">
            <DateTime value={at} />
            {who && <span className="ml-2">{who}</span>}
          </p>
          {reason && <p className="measure text-sm">理由：{reason}</p>}
          {more}
        </li>
      ))}
    </ol>
  );
}
