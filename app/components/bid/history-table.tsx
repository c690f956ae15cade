import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { HistoryRow } from "#app/domain/bid/draft-history.ts";
import { formatClock, formatDate } from "#app/messages/format.ts";
import { sectionWords } from "#app/messages/zh-CN/bid.ts";
import { historyWords } from "#app/messages/zh-CN/bid-draft.ts";

/** 草稿历史: when, who, which parts changed; each can be looked at and taken away. */
export function HistoryTable({ no, rows }: { no: string; rows: HistoryRow[] }) {
  const page = `/work/bids/${encodeURIComponent(no)}`;
  const columns: Column<HistoryRow>[] = [
    {
      key: "savedAt",
      head: "保存时间",
      isRowHead: true,
      cell: ({ savedAt }) => <span className="tabular-nums">{`${formatDate(savedAt)} ${formatClock(savedAt)}`}</span>,
    },
    { key: "savedBy", head: "保存人", cell: ({ savedBy }) => savedBy ?? historyWords.system },
    { key: "changed", head: "修改的部分", isText: true, cell: ({ changed }) => changedWords(changed) },
    { key: "marks", head: "说明", isText: true, cell: (row) => marksOf(row).join("，") },
    {
      key: "look",
      head: "操作",
      cell: ({ revision, isCurrent }) => (
        <span className="flex gap-4 whitespace-nowrap">
          {!isCurrent && <a href={`${page}/history?revision=${revision}`}>查看</a>}
          <a href={`${page}/document?revision=${revision}`} download>
            下载
          </a>
        </span>
      ),
    },
  ];
  return <DataTable caption={historyWords.title} rows={rows} columns={columns} rowKey={({ revision }) => String(revision)} empty={<EmptyState title={historyWords.empty}>{historyWords.emptyHint}</EmptyState>} />;
}

function changedWords(changed: HistoryRow["changed"]): string {
  if (changed === null) return historyWords.unknownChange;
  return changed.map((section) => sectionWords[section].title).join("、") || historyWords.nothingChanged;
}

function marksOf({ isCurrent, restoredFrom, submittedAs }: HistoryRow): string[] {
  return [isCurrent && historyWords.current, restoredFrom !== null && historyWords.restored(restoredFrom), submittedAs.length > 0 && historyWords.submitted(submittedAs)].filter((mark) => mark !== false);
}
