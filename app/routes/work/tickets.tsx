import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { TicketView } from "#app/domain/ticket/view.ts";
import { listTickets } from "#app/services/ticket/list-tickets.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "tickets", policy: "self", load: ({ ctx }) => listTickets(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "提交遇阻登记");

const columns: Column<TicketView>[] = [
  { key: "no", head: "登记编号", isRowHead: true, cell: (row) => <a href={`/work/tickets/${encodeURIComponent(row.no)}`}>{row.no}</a> },
  { key: "unit", head: "单位", isText: true, cell: (row) => row.unitName },
  { key: "challenge", head: "榜单任务", isText: true, cell: (row) => `${row.challengeNo}　${row.challengeTitle}` },
  { key: "at", head: "登记时间", cell: (row) => <DateTime value={row.reportedAt} /> },
  { key: "state", head: "状态", cell: (row) => <StatusBadge noun="ticket" state={row.status} audience="staff" /> },
];

export default function Tickets() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="提交遇阻登记" />
      <DataTable caption="提交遇阻登记" rows={view} columns={columns} rowKey={(row) => row.no} empty={<EmptyState title="没有登记">申报单位因系统原因没有提交成功的，在申报页登记，会出现在这里。</EmptyState>} />
    </>
  );
}
