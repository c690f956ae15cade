import { z } from "zod";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { noticeKinds, type NoticeRow } from "#app/domain/notice/view.ts";
import { noticeKindWords, noticeTitle, portalWords } from "#app/messages/zh-CN/notice.ts";
import { listNoticedRounds, listNotices } from "#app/services/notice/list-notices.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const filter = z.object({
  text: searchWords,
  kind: z.enum(noticeKinds).optional().catch(undefined),
  round: z.string().trim().max(40).optional().catch(undefined),
  portal: z.enum(["missing", "entered"]).optional().catch(undefined),
  page: pageNumber,
});

const page = workPage({
  page: "workNotices",
  policy: "self",
  load: async ({ ctx, url }) => {
    const { page: number, round, portal, ...given } = readQuery(url, filter);
    const [list, rounds] = await Promise.all([listNotices(ctx, { ...given, roundCode: round, isOnPortal: portal && portal === "entered" }, number), listNoticedRounds()]);
    return ok({ ...list, rounds, given: { ...given, round, portal } });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "公告");

const columns: Column<NoticeRow>[] = [
  { key: "number", head: "编号", cell: (row) => row.number ?? "草稿" },
  { key: "title", head: "标题", isRowHead: true, cell: (row) => <a href={`/work/notices/${row.id}`}>{noticeTitle(row)}</a> },
  { key: "kind", head: "类别", cell: (row) => <span className="whitespace-nowrap">{noticeKindWords[row.kind]}</span> },
  { key: "at", head: "发布日期", cell: (row) => row.publishedAt && <DateTime value={row.publishedAt} dateOnly /> },
  { key: "portal", head: "门户网站", cell: (row) => (row.portal ? <DateTime value={row.portal.on} /> : row.status === "published" ? portalWords.missing : "—") },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="notice" state={row.status} audience="staff" /> },
];

export default function WorkNotices() {
  const { view } = usePage<typeof loader>();
  const { text, kind, round, portal } = view.given;
  const isFiltered = [text, kind, round, portal].some((one) => one !== undefined);
  return (
    <>
      <PageTitle title="公告" lead="每一项公开的事都有公告。发到门户网站后，在公告页登记地址和日期。" />
      <FilterForm path="/work/notices" isFiltered={isFiltered}>
        <FilterText name="text" label="标题、编号或发文字号" value={text} />
        <FilterSelect name="kind" label="类别" value={kind} options={noticeKinds.map((value) => ({ value, words: noticeKindWords[value] }))} />
        <FilterSelect name="round" label="批次" value={round} options={view.rounds.map(({ code, title }) => ({ value: code, words: title }))} />
        <FilterSelect name="portal" label="门户网站" value={portal} options={[{ value: "missing", words: portalWords.missing }, { value: "entered", words: portalWords.entered }]} />
      </FilterForm>
      <DataTable
        caption="公告"
        rows={view.rows}
        columns={columns}
        rowKey={(row) => row.id}
        total={view.total}
        page={view.page}
        pageSize={view.pageSize}
        empty={isFiltered ? <EmptyState title="没有符合条件的公告"><a href="/work/notices">清除条件，看全部公告</a></EmptyState> : <EmptyState title="尚无公告">发榜、更正、延期、公示等都会在这里。</EmptyState>}
      />
    </>
  );
}
