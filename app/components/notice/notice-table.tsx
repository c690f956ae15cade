import type { ReactNode } from "react";
import type { NoticeRow, NoticeTerm } from "#app/domain/notice/view.ts";
import { noticeKindWords, noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

const columns: Column<NoticeRow>[] = [
  {
    key: "title",
    head: "标题",
    isRowHead: true,
    cell: (row) => (
      <>
        <a href={`/notices/${row.id}`} className="text-base font-medium">
          {noticeTitle(row)}
        </a>
        <span className="block text-soft">
          {[row.number, row.challengeNo].filter(Boolean).join("　")}
        </span>
      </>
    ),
  },
  { key: "kind", head: "类别", cell: (row) => <span className="whitespace-nowrap">{noticeKindWords[row.kind]}</span> },
  { key: "publishedAt", head: "发布日期", cell: (row) => row.publishedAt && <DateTime value={row.publishedAt} dateOnly /> },
  { key: "term", head: "公示期", cell: (row) => row.term && <Term term={row.term} /> },
  { key: "status", head: "状态", cell: (row) => <NoticeStatus notice={row} /> },
];

/** 公告公示 as a list. */
export function NoticeTable(props: { caption: string; rows: NoticeRow[]; total?: number; page?: number; pageSize?: number; empty: ReactNode }) {
  return <DataTable {...props} columns={columns} rowKey={(row) => row.id} />;
}

/** While a term runs that is what people look for; otherwise the notice's own state. */
export function NoticeStatus({ notice }: { notice: Pick<NoticeRow, "status" | "term"> }) {
  if (notice.status === "published" && notice.term?.phase === "running") {
    return <strong className="text-red-dark">公示中，剩余 {notice.term.workingDaysLeft} 个工作日</strong>;
  }
  return <StatusBadge noun="notice" state={notice.status} audience="public" />;
}

function Term({ term }: { term: NoticeTerm }) {
  return (
    <>
      <DateTime value={term.startsOn} /> 至 <DateTime value={term.endsOn} />
    </>
  );
}
