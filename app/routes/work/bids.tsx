import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Countdown } from "#app/components/ui/countdown.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { OwnBidRow } from "#app/domain/bid/view.ts";
import { dueWords } from "#app/messages/zh-CN/bid-due.ts";
import { contestMarkWords } from "#app/messages/zh-CN/contest-bid.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "bids", policy: "self", load: ({ ctx }) => listOwnBids(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "我的申报");

export default function Bids() {
  const { view: rows, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="我的申报" lead={<>本单位牵头的申报。截止前只有本单位的人员看得到。<a href="/check">申报环境自检</a></>}>
        <LinkButton href="/challenges" tone={rows.length === 0 ? "primary" : "plain"}>
          找榜单
        </LinkButton>
      </PageTitle>
      <DataTable
        caption="我的申报"
        rows={rows}
        columns={columnsAt(frame.now)}
        rowKey={({ no }) => no}
        empty={<EmptyState title="还没有申报">在榜单里选一项任务，点“我要揭榜”，申报就会出现在这里。</EmptyState>}
      />
      <p className="mt-6">
        因系统原因没有提交成功的，办理到哪一步：<a href="/work/tickets">提交遇阻登记</a>
      </p>
    </>
  );
}

function columnsAt(now: string): Column<OwnBidRow>[] {
  return [
    { key: "challenge", head: "榜单任务", isRowHead: true, cell: (row) => <a href={pageOf(row)}>{row.challengeTitle}</a> },
    { key: "no", head: "申报编号", cell: ({ no }) => <span className="whitespace-nowrap tabular-nums">{no}</span> },
    { key: "unit", head: "牵头单位", cell: ({ unitName, contest }) => (contest ? `${unitName}（${contestMarkWords[contest]}）` : unitName) },
    { key: "status", head: "状态", cell: ({ status }) => <StatusBadge noun="bid" state={status} audience="public" /> },
    { key: "deadline", head: "下一个期限", cell: (row) => <Deadline row={row} now={now} /> },
    { key: "receipt", head: "回执", cell: (row) => (row.shortCode ? <a href={`${pageOf(row)}/receipt`}>{row.shortCode}</a> : <span className="text-soft">未提交</span>) },
  ];
}

function pageOf({ no }: OwnBidRow): string {
  return `/work/bids/${encodeURIComponent(no)}`;
}

function Deadline({ row, now }: { row: OwnBidRow; now: string }) {
  const at = row.dueAt;
  if (at === null) return <span className="text-soft">{row.closesAt && row.closesAt <= now ? "已截止" : "—"}</span>;
  return (
    <>
      {dueWords(row)}
      <DateTime value={at} />
      <span className="block text-red">
        <Countdown until={at} now={now} />
      </span>
    </>
  );
}
