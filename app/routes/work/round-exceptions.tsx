import { z } from "zod";
import { ExceptionKinds, ExceptionTable } from "#app/components/work/exception-table.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { exceptionKinds } from "#app/domain/exception/kinds.ts";
import { exceptionWords } from "#app/messages/zh-CN/exceptions.ts";
import { workListFileWords } from "#app/messages/zh-CN/work-lists.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { pageNumber, readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const query = z.object({ kind: z.enum(exceptionKinds).optional().catch(undefined), page: pageNumber });

const page = workPage({
  page: "workExceptions",
  policy: "round.view",
  load: async ({ ctx, params, url }) => {
    const { kind, page: number } = readQuery(url, query);
    const list = await listExceptions(ctx, param(params, "code"), kind, number);
    return list.ok ? ok({ ...list.value, kind }) : list;
  },
});

export const loader = page.loader;
export const meta = pageMeta<{ round: { code: string } }>(({ round }) => `${round.code} 例外清单`);

export default function RoundExceptions() {
  const { view } = usePage<typeof loader>();
  const { round, byKind, kind, rows } = view;
  const path = `/work/rounds/${encodeURIComponent(round.code)}`;
  return (
    <>
      <PageTitle title="例外清单" lead={<a href={path}>{round.code} 批次总览</a>} />
      <ExceptionKinds kinds={byKind} chosen={kind} path={`${path}/exceptions`} />
      {kind && <p className="mb-3 text-soft">{exceptionWords[kind].why}</p>}
      {view.total > 0 && (
        <p className="no-print mb-2 text-sm">
          <a href={`${path}/exceptions/export${kind ? `?kind=${kind}` : ""}`}>{workListFileWords.export}</a>
        </p>
      )}
      <ExceptionTable rows={rows} total={view.total} page={view.page} pageSize={view.pageSize} />
    </>
  );
}
