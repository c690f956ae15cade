import type { OwnReviewBid, OwnReviewItem } from "#app/domain/review/view.ts";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** The bids of an item as its expert marks them; every figure is the own. */
export function OwnBidTable({ view }: { view: OwnReviewItem }) {
  const href = (bid: OwnReviewBid) => `/work/reviews/${encodeURIComponent(view.challenge.no)}/${encodeURIComponent(bid.code)}`;
  const isReadable = ({ status }: OwnReviewBid) => ["accepted", "reviewing", "reopened", "signed"].includes(status);
  const columns: Column<OwnReviewBid>[] = [
    { key: "code", head: "代号", isRowHead: true, cell: (bid) => (isReadable(bid) ? <a href={href(bid)}>{bid.code}</a> : bid.code) },
    {
      key: "unit",
      head: "申报单位",
      cell: (bid) => (
        <>
          {bid.unitName}
          {bid.memberNames.length > 0 && <span className="block text-soft">成员：{bid.memberNames.join("、")}</span>}
        </>
      ),
    },
    { key: "state", head: "状态", cell: (bid) => <StatusBadge noun="reviewAssignment" state={bid.status} audience="public" /> },
    { key: "marked", head: "已打分", isNumeric: true, cell: (bid) => `${bid.marked}/${view.criteria.length}` },
    { key: "missing", head: "未填", unit: "处", isNumeric: true, cell: (bid) => (isReadable(bid) ? bid.missing : "") },
    { key: "total", head: "本人打分", unit: "分", isNumeric: true, cell: (bid) => bid.total ?? "" },
    { key: "saved", head: "上次保存", cell: (bid) => bid.savedAt && <DateTime value={bid.savedAt} /> },
  ];
  return <DataTable caption="请您评审的申报" rows={view.bids} columns={columns} rowKey={({ id }) => id} empty={null} isPlain />;
}
