import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { SavedViews } from "#app/components/ui/saved-views.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { challengeClasses, wastes } from "#app/domain/challenge/kinds.ts";
import { type WorkChallengeRow, workListFilter } from "#app/domain/challenge/work-list.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { workListFileWords } from "#app/messages/zh-CN/work-lists.ts";
import { listWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { listViews } from "#app/services/site/saved-views.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workChallenges",
  policy: "challenge.view",
  load: async ({ ctx, url }) => {
    const filter = readQuery(url, workListFilter);
    const [list, views] = await Promise.all([listWorkChallenges(ctx, filter), listViews(ctx, "challenges")]);
    return list.ok ? ok({ ...list.value, filter, views, search: url.search }) : list;
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "榜单任务");

/** An owner reads the public page of a challenge. */
const columns = (base: string): Column<WorkChallengeRow>[] => [
  { key: "no", head: "编号", sort: "no", cell: (row) => <span className="whitespace-nowrap tabular-nums">{row.no}</span> },
  {
    key: "title",
    head: "任务名称",
    sort: "title",
    isRowHead: true,
    cell: (row) => (
      <>
        <a href={`${base}/${encodeURIComponent(row.no)}`} className="font-medium">
          {row.title}
        </a>
        <span className="block text-soft">
          {row.class}
          {row.ownerName && `　${row.ownerName}`}
        </span>
      </>
    ),
  },
  { key: "status", head: "状态", sort: "status", cell: (row) => <StatusBadge noun="challenge" state={row.status} audience="staff" /> },
  { key: "waste", head: "固废种类", cell: (row) => row.waste.join("、") },
  { key: "fiscal", head: "财政资金", unit: "万元", isNumeric: true, sort: "fiscal", cell: (row) => formatWan(row.fiscalFen) },
  { key: "total", head: "榜额", unit: "万元", isNumeric: true, cell: (row) => formatWan(row.fiscalFen + row.ownerInputFen) },
  { key: "closesAt", head: "截止时间", sort: "closesAt", cell: (row) => row.closesAt && <DateTime value={row.closesAt} /> },
  { key: "bids", head: "申报", unit: "份", isNumeric: true, cell: (row) => row.bids ?? <span className="text-soft">截止后公布</span> },
];

const same = (values: readonly string[]) => values.map((value) => ({ value, words: value }));

export default function WorkChallenges() {
  const { view, frame } = usePage<typeof loader>();
  const { filter, rounds } = view;
  const isFiltered = Boolean(filter.round ?? filter.status ?? filter.waste ?? filter.class ?? filter.text);
  return (
    <>
      <PageTitle title={view.isStaff ? "榜单任务" : "我的榜单"} lead={view.isStaff ? "您参与的各批次的全部任务，包括尚未发布的。" : "本单位提出并已发布的任务。"}>
        {view.mayCreate && (
          <>
            <LinkButton href="/work/challenges/new">新增任务</LinkButton>
            <LinkButton href="/work/challenges/import" tone="plain">
              从 Excel 导入
            </LinkButton>
          </>
        )}
        {view.isStaff && (
          <>
            <LinkButton href="/work/notices" tone="plain">
              公告
            </LinkButton>
            <LinkButton href="/work/demands" tone="plain">
              需求
            </LinkButton>
          </>
        )}
      </PageTitle>
      <FilterForm path="/work/challenges" sort={filter.sort} isFiltered={isFiltered}>
        <FilterText name="text" label="名称、编号、需求单位" value={filter.text} />
        <FilterSelect name="round" label="批次" value={filter.round} options={same(rounds.length > 0 || !filter.round ? rounds : [filter.round])} />
        <FilterSelect name="status" label="状态" value={filter.status} options={challengeLifecycle.states.map((state) => ({ value: state, words: stateWords.challenge[state].staff }))} />
        <FilterSelect name="waste" label="固废种类" value={filter.waste} options={same(wastes)} />
        <FilterSelect name="class" label="类别" value={filter.class} options={same(challengeClasses)} />
      </FilterForm>
      <SavedViews list="challenges" views={view.views} search={view.search} isFiltered={isFiltered} frame={frame} />
      <p className="no-print mb-2 text-sm">
        <a href={`/work/challenges/export${view.search}`}>{workListFileWords.export}</a>
      </p>
      <DataTable
        caption="榜单任务"
        rows={view.rows}
        columns={columns(view.isStaff ? "/work/challenges" : "/challenges")}
        rowKey={(row) => row.no}
        total={view.total}
        page={view.page}
        pageSize={view.pageSize}
        sort={filter.sort}
        empty={<EmptyState title={isFiltered ? "没有符合条件的任务" : "还没有任务"}>{isFiltered ? <a href="/work/challenges">清除条件</a> : "在批次中新增或导入任务后，会列在这里。"}</EmptyState>}
      />
    </>
  );
}
