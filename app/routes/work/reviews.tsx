import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { OwnReviewRow } from "#app/domain/review/own-list.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { listOwnReviews } from "#app/services/review/list-reviews.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "reviews", policy: "self", load: ({ ctx }) => listOwnReviews(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "我的评审");

const itemHref = ({ challengeNo }: OwnReviewRow) => `/work/reviews/${encodeURIComponent(challengeNo)}`;

/** The one thing to do next with an item. */
function Next({ row }: { row: OwnReviewRow }) {
  if (row.invited > 0) return <LinkButton href={itemHref(row)}>答复邀请</LinkButton>;
  if (row.challengeStatus !== "inReview") return <a href={itemHref(row)}>查看</a>;
  if (row.next !== null) return <LinkButton href={`${itemHref(row)}/${encodeURIComponent(row.next)}`}>继续</LinkButton>;
  return row.signed < row.bids ? <LinkButton href={`${itemHref(row)}#sign`}>去签署</LinkButton> : <a href={itemHref(row)}>查看</a>;
}

const columns: Column<OwnReviewRow>[] = [
  {
    key: "item",
    head: "榜单任务",
    isRowHead: true,
    cell: (row) => (
      <>
        <a href={itemHref(row)} className="font-medium">
          {row.challengeTitle}
        </a>
        <span className="block text-soft tabular-nums">{row.challengeNo}</span>
      </>
    ),
  },
  { key: "state", head: "进展", cell: (row) => stateWords.challenge[row.challengeStatus].public },
  { key: "bids", head: "申报", unit: "份", isNumeric: true, cell: (row) => row.bids },
  { key: "done", head: "已评完", unit: "份", isNumeric: true, cell: (row) => row.done },
  { key: "signed", head: "已签署", unit: "份", isNumeric: true, cell: (row) => row.signed },
  { key: "saved", head: "上次保存", cell: (row) => row.lastSavedAt && <DateTime value={row.lastSavedAt} /> },
  { key: "next", head: "下一步", cell: (row) => <Next row={row} /> },
];

export default function Reviews() {
  const { view } = usePage<typeof loader>();
  const count = (key: "bids" | "done" | "signed") => view.reduce((sum, row) => sum + row[key], 0);
  return (
    <>
      <PageTitle title="我的评审" lead={view.length > 0 ? `共 ${count("bids")} 份，已评完 ${count("done")} 份，已签署 ${count("signed")} 份。` : undefined} />
      <DataTable
        caption="我的评审"
        rows={view}
        columns={columns}
        rowKey={(row) => row.challengeNo}
        empty={<EmptyState title="目前没有请您评审的申报">有新的邀请时，会出现在这里和“待办”中。</EmptyState>}
      />
    </>
  );
}
