import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import type { ExceptionKind } from "#app/domain/exception/kinds.ts";
import type { ExceptionRow } from "#app/domain/exception/view.ts";
import { exceptionWords } from "#app/messages/zh-CN/exceptions.ts";
import { nounWords } from "#app/messages/zh-CN/states.ts";
import { eventName, offlineWords } from "#app/messages/zh-CN/timeline.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";

const columns: Column<ExceptionRow>[] = [
  { key: "at", head: "时间", cell: (row) => <DateTime value={row.at} /> },
  { key: "kind", head: "类别", cell: (row) => row.kinds.map((kind) => <span key={kind} className="block whitespace-nowrap">{exceptionWords[kind].name}</span>) },
  {
    key: "what",
    head: "事项",
    isRowHead: true,
    cell: (row) => (
      <>
        <span className="font-medium">
          {nounWords[row.noun]}：{eventName(row.noun, row.event)}
        </span>{" "}
        {row.offline && <OfflineMark />}
        <span className="block text-soft">
          {row.challengeNo ? <a href={`/work/challenges/${encodeURIComponent(row.challengeNo)}`}>{row.challengeNo}</a> : row.roundCode}
          {row.no && row.no !== row.challengeNo && row.no !== row.roundCode && `　${row.no}`}
          {row.challengeTitle && `　${row.challengeTitle}`}
        </span>
      </>
    ),
  },
  { key: "who", head: "办理人", cell: (row) => <span className="whitespace-nowrap">{row.who ?? "系统"}</span> },
  {
    key: "why",
    head: "理由和凭据",
    isText: true,
    cell: (row) => (
      <>
        {row.reason && <span className="block">{row.reason}</span>}
        {row.offline && (
          <span className="block text-soft">
            {offlineWords(row.offline)}
            {row.offline.scan !== null && <span className="block"><ScanRef digest={row.offline.scan} /></span>}
          </span>
        )}
        {!row.reason && !row.offline && <span className="text-soft">{row.kinds[0] && exceptionWords[row.kinds[0]].why}</span>}
      </>
    ),
  },
];

/** 例外清单, newest first. */
export function ExceptionTable({ rows, ...pages }: { rows: ExceptionRow[]; total?: number; page?: number; pageSize?: number }) {
  return (
    <DataTable
      caption="例外清单"
      rows={rows}
      columns={columns}
      {...pages}
      rowKey={(row) => `${row.at} ${row.noun} ${row.event} ${row.no ?? ""}`}
      empty={<EmptyState title="没有例外">延期、暂停、撤榜、线下办理、一人办理等事项发生后，会自动列在这里。</EmptyState>}
    />
  );
}

/** Kinds with their counts, as filters of the list. */
export function ExceptionKinds({ kinds, chosen, path }: { kinds: { kind: ExceptionKind; count: number; recent?: number }[]; chosen?: ExceptionKind; path: string }) {
  if (kinds.length === 0) return null;
  return (
    <ul aria-label="按类别" className="no-print mb-4 flex flex-wrap gap-2">
      {[{ kind: undefined, count: null, recent: undefined }, ...kinds].map(({ kind, count, recent }) => (
        <li key={kind ?? "all"}>
          <a
            href={kind ? `${path}?kind=${kind}` : path}
            aria-current={kind === chosen ? "true" : undefined}
            className={`inline-flex min-h-8 items-center rounded border px-3 text-sm no-underline ${kind === chosen ? "border-blue bg-blue-wash font-bold" : "border-line bg-white"}`}
          >
            {kind ? exceptionWords[kind].name : "全部"}
            {count !== null && <span className="ml-1.5 tabular-nums">{count}</span>}
            {recent !== undefined && recent > 0 && <span className="ml-1.5 text-red-dark">近 7 日 {recent}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
