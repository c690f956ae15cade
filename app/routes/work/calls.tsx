import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { CallView } from "#app/domain/demand/view.ts";
import { listCalls } from "#app/services/demand/show-call.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "calls", policy: "self", load: ({ ctx }) => listCalls(ctx) });

export const loader = page.loader;
export const meta = pageMeta(() => "需求征集通知");

const columns: Column<CallView>[] = [
  { key: "code", head: "征集编号", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.code}</span> },
  { key: "title", head: "通知", isRowHead: true, cell: (row) => <a href={row.noticeStatus === "draft" ? `/work/notices/${row.noticeId}` : `/calls/${encodeURIComponent(row.code)}`}>{row.title}</a> },
  { key: "round", head: "批次", cell: (row) => row.roundCode },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="notice" state={row.noticeStatus} audience="staff" /> },
  { key: "closesAt", head: "征集截止", cell: (row) => (row.closesAt ? <DateTime value={row.closesAt} /> : "常年征集") },
  { key: "demands", head: "需求", cell: (row) => <a href={`/work/demands?call=${encodeURIComponent(row.code)}`}>查看</a> },
];

export default function Calls() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="需求征集通知">{frame.role === "officer" && <LinkButton href="/work/calls/new">起草征集通知</LinkButton>}</PageTitle>
      <DataTable caption="需求征集通知" rows={view} columns={columns} rowKey={(row) => row.code} empty={<EmptyState title="还没有征集通知">起草并发布后，企业就可以填报需求。</EmptyState>} />
    </>
  );
}
