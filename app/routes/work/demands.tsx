import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { SavedViews } from "#app/components/ui/saved-views.tsx";
import { demandLifecycle } from "#app/domain/demand/lifecycle.ts";
import type { DemandRow } from "#app/domain/demand/view.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { toVetWords } from "#app/messages/zh-CN/demand.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { workListFileWords } from "#app/messages/zh-CN/work-lists.ts";
import { listCalls } from "#app/services/demand/show-call.ts";
import { listDemands } from "#app/services/demand/show-demand.ts";
import { listViews } from "#app/services/site/saved-views.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "demands",
  policy: "self",
  load: async ({ ctx, url }) => {
    const filter = readQuery(url, demandListFilter);
    const [list, calls, views] = await Promise.all([listDemands(ctx, filter), listCalls(ctx), listViews(ctx, "demands")]);
    if (!list.ok) return list;
    return ok({ ...list.value, filter, views, search: url.search, calls: calls.ok ? calls.value : [] });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "需求");

const columns: Column<DemandRow>[] = [
  { key: "no", head: "编号", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
  {
    key: "title",
    head: "需求名称",
    isRowHead: true,
    cell: (row) => (
      <>
        <a href={`/work/demands/${encodeURIComponent(row.no)}`} className="font-medium">
          {row.title}
        </a>
        <span className="block text-soft">
          {row.unitName}
          {row.isFromPaper && "　代录"}
        </span>
      </>
    ),
  },
  { key: "status", head: "状态", cell: (row) => <StatusBadge noun="demand" state={row.status} audience="staff" /> },
  { key: "waste", head: "固废种类", cell: (row) => row.waste.join("、") },
  { key: "money", head: "单位投入", unit: "万元", isNumeric: true, cell: (row) => row.ownerInput },
  { key: "call", head: "征集", cell: (row) => <a href={`/calls/${encodeURIComponent(row.callCode)}`}>{row.callCode}</a> },
  { key: "challenge", head: "榜单任务", cell: (row) => row.challengeNo },
  { key: "at", head: "更新时间", cell: (row) => <DateTime value={row.updatedAt} /> },
];

const statusOptions = [{ value: "toVet", words: toVetWords }, ...demandLifecycle.states.map((state) => ({ value: state, words: stateWords.demand[state].staff }))];

export default function Demands() {
  const { view, frame } = usePage<typeof loader>();
  const { filter, calls, isStaff, mayEnterPaper } = view;
  const isOfficer = isStaff && frame.role === "officer";
  const isFiltered = Boolean(filter.status ?? filter.call ?? filter.text);
  const open = calls.filter(({ noticeStatus, closesAt }) => noticeStatus === "published" && (closesAt === null || Date.parse(frame.now) < Date.parse(closesAt)));
  return (
    <>
      <PageTitle title={isOfficer ? "需求" : "我的需求"} lead={isOfficer ? "已提交的全部需求，和您代录的草稿。" : "本单位填报的技术需求，以及请本单位推荐的需求。"}>
        {isOfficer && mayEnterPaper && (
          <>
            <LinkButton href="/work/demands/new?paper=1">代录纸质需求</LinkButton>
            <LinkButton href="/work/demands/import" tone="plain">
              从 Excel 导入
            </LinkButton>
            <LinkButton href="/work/calls" tone="plain">
              征集通知
            </LinkButton>
          </>
        )}
        {!isOfficer && (
          <LinkButton href="/work/demands/claim" tone="plain">
            认领代录的需求
          </LinkButton>
        )}
      </PageTitle>
      {!isOfficer && (
        <p className="mb-4">
          {open.length === 0 ? (
            <span className="text-soft">现在没有正在征集的通知。</span>
          ) : (
            open.map(({ code, title }) => (
              <span key={code} className="mr-6 block">
                正在征集：<a href={`/calls/${encodeURIComponent(code)}`}>{title}</a>　<a href={`/work/demands/new?call=${encodeURIComponent(code)}`}>填报需求</a>
              </span>
            ))
          )}
        </p>
      )}
      <FilterForm path="/work/demands" isFiltered={isFiltered}>
        <FilterText name="text" label="名称、编号、单位" value={filter.text} />
        <FilterSelect name="status" label="状态" value={filter.status} options={statusOptions} />
        <FilterSelect name="call" label="征集" value={filter.call} options={calls.map(({ code }) => ({ value: code, words: code }))} />
      </FilterForm>
      <SavedViews list="demands" views={view.views} search={view.search} isFiltered={isFiltered} frame={frame} />
      <p className="no-print mb-2 text-sm">
        <a href={`/work/demands/export${view.search}`}>{workListFileWords.export}</a>
      </p>
      <DataTable
        caption="需求"
        rows={view.rows}
        columns={columns}
        rowKey={(row) => row.no}
        total={view.total}
        page={view.page}
        pageSize={view.pageSize}
        empty={<EmptyState title={isFiltered ? "没有符合条件的需求" : "还没有需求"}>{isFiltered ? <a href="/work/demands">清除条件</a> : isOfficer ? "企业提交或您代录后，会列在这里。" : "从正在征集的通知填报后，会列在这里。"}</EmptyState>}
      />
    </>
  );
}
