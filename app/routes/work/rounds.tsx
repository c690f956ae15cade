import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { RoundRow } from "#app/domain/round/view.ts";
import { listFollowedRounds } from "#app/services/round/list-rounds.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";
import { z } from "zod";
import { RehearsalMark, RehearsalPart } from "#app/components/work/rehearsal-parts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { custodies } from "#app/domain/round/custodies.ts";
import { beginRehearsal } from "#app/services/rehearsal/begin-rehearsal.ts";
import { formAction } from "#app/web/form-action.ts";

const page = workPage({
  page: "workRounds",
  policy: "round.view",
  load: ({ ctx }) => listFollowedRounds(ctx),
  actions: {
    rehearse: formAction({
      schema: z.object({ custody: z.enum(custodies).default("bureau") }),
      run: ({ ctx, form }) => beginRehearsal(ctx, form.custody),
      done: ({ code }) => ({ to: `/work/rounds/${code}`, toast: "演练已开始：先审定任务，登记三审，再由复核人发布。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "批次");

const columns: Column<RoundRow>[] = [
  { key: "code", head: "代码", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.code}</span> },
  {
    key: "title",
    head: "批次",
    isRowHead: true,
    cell: (row) => (
      <>
        <a href={`/work/rounds/${encodeURIComponent(row.code)}`} className="text-base font-medium">
          {row.title}
        </a>
        {row.isRehearsal && <RehearsalMark />}
      </>
    ),
  },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="round" state={row.status} audience="staff" /> },
  { key: "challenges", head: "任务", unit: "项", isNumeric: true, cell: (row) => row.challenges },
  { key: "open", head: "揭榜中", unit: "项", isNumeric: true, cell: (row) => row.open },
  { key: "published", head: "发布时间", cell: (row) => row.publishedAt && <DateTime value={row.publishedAt} dateOnly /> },
  { key: "closes", head: "最近截止", cell: (row) => row.closesNext && <DateTime value={row.closesNext} /> },
];

export default function WorkRounds() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="批次" lead="一个批次是一份榜单：从编制、发布到立项，在批次里逐个阶段办理。">
        {view.mayCreate && (
          <>
            <LinkButton href="/work/rounds/new">新建批次</LinkButton>
            <LinkButton href="/work/rounds/import" tone="plain">
              从文件导入
            </LinkButton>
          </>
        )}
      </PageTitle>
      {reply?.problem && (
        <Alert tone="problem" title="没有办理成功">
          {reply.problem}
        </Alert>
      )}
      <DataTable
        caption="批次"
        rows={view.rows}
        columns={columns}
        rowKey={(row) => row.code}
        empty={<EmptyState title="还没有批次">{view.mayCreate ? "新建一个批次，或从文件导入整批任务。" : "经办人新建批次后，会列在这里。"}</EmptyState>}
      />
      <RehearsalPart view={view} frame={frame} />
    </>
  );
}
