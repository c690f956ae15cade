import { PageTitle } from "#app/components/ui/page-title.tsx";
import { StandingTable } from "#app/components/review/standing-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { standingFilter, type StandingList } from "#app/domain/review/standing.ts";
import { standingWords as words } from "#app/messages/zh-CN/standing.ts";
import { listStandings } from "#app/services/review/list-standings.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "roundStandings",
  policy: "challenge.viewBids",
  load: async ({ ctx, params, url }) => {
    const filter = readQuery(url, standingFilter);
    const list = await listStandings(ctx, param(params, "code"), filter);
    return list.ok ? ok({ ...list.value, filter, search: url.search }) : list;
  },
});

export const loader = page.loader;
export const meta = pageMeta<StandingList>(({ round }) => `${words.title} ${round.code}`);

export default function RoundStandings() {
  const { view } = usePage<typeof loader>();
  const { round, items, filter } = view;
  const base = `/work/rounds/${encodeURIComponent(round.code)}`;
  const isFiltered = Boolean(filter.item ?? filter.kind ?? filter.text);
  const file = (format: string) => `${base}/standings/${format}${view.search}`;
  return (
    <>
      <PageTitle title={words.title} lead={<a href={base}>{`${round.code} ${round.title}`}</a>} />
      <p className="measure mb-3">{words.lead(view.seesRunning)}</p>
      <FilterForm sort={filter.sort} isFiltered={isFiltered} path={`${base}/standings`}>
        <FilterSelect name="item" label="任务" value={filter.item} options={items.map(({ no, title }) => ({ value: no, words: `${no} ${title}` }))} />
        <FilterSelect name="kind" label="只看" value={filter.kind} options={Object.entries(words.kinds).map(([value, option]) => ({ value, words: option }))} />
        <FilterText name="text" label="查找" value={filter.text} placeholder={words.search} />
      </FilterForm>
      {view.total > 0 && (
        <p className="no-print mb-2 flex gap-4">
          <a href={file("xlsx")}>下载 Excel</a>
          <a href={file("csv")}>下载 CSV</a>
        </p>
      )}
      <StandingTable list={view} sort={filter.sort} empty={<EmptyState title={isFiltered ? words.none : words.noneYet}>{isFiltered ? "换一个条件，或清除条件。" : "申报通过形式审查后列在这里。"}</EmptyState>} />
    </>
  );
}
