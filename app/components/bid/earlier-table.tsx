import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { OwnBidRow } from "#app/domain/bid/view.ts";
import { earlierWords as words } from "#app/messages/zh-CN/earlier-bid.ts";

/** The unit's other bids, one of which may be taken over. */
export function EarlierTable({ no, sources }: { no: string; sources: OwnBidRow[] }) {
  const columns: Column<OwnBidRow>[] = [
    { key: "challenge", head: "榜单任务", isRowHead: true, cell: ({ challengeNo, challengeTitle }) => words.of(challengeNo, challengeTitle) },
    { key: "no", head: "申报编号", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
    { key: "status", head: "状态", cell: ({ status }) => <StatusBadge noun="bid" state={status} audience="public" /> },
    { key: "saved", head: "上次保存", cell: ({ draftSavedAt }) => draftSavedAt && <DateTime value={draftSavedAt} /> },
    { key: "choose", head: "操作", cell: (row) => <a href={`/work/bids/${encodeURIComponent(no)}/earlier?from=${encodeURIComponent(row.no)}`}>{words.choose}</a> },
  ];
  return <DataTable caption={words.sources} rows={sources} columns={columns} rowKey={(row) => row.no} empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>} />;
}
