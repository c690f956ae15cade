import { z } from "zod";
import { ChallengeTable } from "#app/components/challenge-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeClasses, wastes } from "#app/domain/challenge/kinds.ts";
import { challengeSorts } from "#app/domain/challenge/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";

const filter = z.object({
  text: searchWords,
  waste: z.enum(wastes).optional().catch(undefined),
  class: z.enum(challengeClasses).optional().catch(undefined),
  open: z.literal("1").optional().catch(undefined),
  round: z.string().max(20).optional().catch(undefined),
  sort: z.enum(challengeSorts).optional().catch(undefined),
  page: pageNumber,
});

const page = publicPage({
  page: "challengeList",
  policy: "public",
  load: async ({ ctx, url }) => {
    const { page: number, round, open, ...rest } = readQuery(url, filter);
    const list = await listPublicChallenges(ctx, { ...rest, roundCode: round, open: open === "1" }, number);
    return ok({ ...list, filter: { ...rest, round, open } });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "榜单");

const options = (values: readonly string[]) => values.map((value) => ({ value, words: value }));

export default function ChallengeList() {
  const { view, frame } = usePage<typeof loader>();
  const { sort, round, ...given } = view.filter;
  const isFiltered = round !== undefined || Object.values(given).some((value) => value !== undefined);
  return (
    <>
      <PageTitle title="榜单" lead="赤泥、钛石膏综合利用方面待解决的技术难题，向全国征集解决方案。" />
      <FilterForm path="/challenges" sort={sort} isFiltered={isFiltered}>
        <FilterText name="text" label="名称或编号" value={given.text} placeholder="如：脱碱" />
        <FilterSelect name="waste" label="固废种类" value={given.waste} options={options(wastes)} />
        <FilterSelect name="class" label="榜单类别" value={given.class} options={options(challengeClasses)} />
        <FilterSelect name="open" label="揭榜状态" value={given.open} options={[{ value: "1", words: "正在揭榜" }]} />
      </FilterForm>
      <ChallengeTable
        caption="榜单"
        rows={view.rows}
        now={frame.now}
        total={view.total}
        page={view.page}
        pageSize={50}
        sort={sort}
        isSortable
        empty={
          isFiltered ? (
            <EmptyState title="没有符合条件的任务">
              <a href="/challenges">清除条件，看全部任务</a>
            </EmptyState>
          ) : (
            <EmptyState title="榜单尚未发布">
              发布后这里列出全部任务。发榜公告见<a href="/notices">公告公示</a>。
            </EmptyState>
          )
        }
      />
    </>
  );
}
