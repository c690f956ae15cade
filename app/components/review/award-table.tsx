import { formatWan } from "#app/domain/kernel/money.ts";
import type { AwardView } from "#app/domain/award/view.ts";
import type { NoticeRow } from "#app/domain/notice/view.ts";
import { noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import { Section } from "#app/components/ui/section.tsx";

const awards: Column<AwardView>[] = [
  { key: "rank", head: "名次", isNumeric: true, cell: ({ rank }) => rank },
  { key: "unit", head: "牵头单位", isRowHead: true, cell: ({ unitName, bidNo }) => (bidNo ? <a href={`/work/awards/${encodeURIComponent(bidNo)}`}>{unitName}</a> : unitName) },
  { key: "money", head: "支持财政资金", unit: "万元", isNumeric: true, cell: ({ fiscalFen }) => formatWan(fiscalFen) },
  {
    key: "state",
    head: "状态",
    cell: ({ status, isOffline }) => (
      <>
        <StatusBadge noun="award" state={status} audience="staff" /> {isOffline && <OfflineMark />}
      </>
    ),
  },
  { key: "minute", head: "会议纪要", cell: (award) => (award.sight === "staff" ? award.minuteNo : "") },
  { key: "reason", head: "理由", isText: true, cell: (award) => (award.sight === "staff" ? award.reason : "") },
];

const notices: Column<NoticeRow>[] = [
  { key: "title", head: "公告", isRowHead: true, cell: (notice) => <a href={`/work/notices/${notice.id}`}>{noticeTitle(notice)}</a> },
  { key: "number", head: "发文字号", cell: ({ documentNumber }) => documentNumber ?? "未发布" },
  { key: "term", head: "公示期", cell: ({ term }) => term && (<><DateTime value={term.startsOn} dateOnly /> 至 <DateTime value={term.endsOn} dateOnly /></>) },
  { key: "state", head: "状态", cell: ({ status }) => <StatusBadge noun="notice" state={status} audience="staff" /> },
];

/** What was decided, and the notice that tells it. */
export function AwardTable(props: { awards: AwardView[]; notices: NoticeRow[] }) {
  return (
    <>
      <Section title="决定">
        <DataTable caption="拟立项" rows={props.awards} columns={awards} rowKey={({ unitName, rank }) => `${String(rank)} ${unitName}`} empty={<EmptyState title="不予立项" />} isPlain />
      </Section>
      <Section title="结果公示">
        <DataTable caption="结果公示" rows={props.notices} columns={notices} rowKey={({ id }) => id} empty={<EmptyState title="没有公示" />} isPlain />
        {props.notices.some(({ status }) => status === "draft") && <p className="mt-2 text-soft">请复核人打开公告，填写发文字号后发布；发布当日各申报单位同时收到自己的结果。</p>}
      </Section>
    </>
  );
}
