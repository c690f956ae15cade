import { z } from "zod";
import { LinkButton } from "#app/components/ui/button.tsx";
import { BankTable } from "#app/components/expert/bank-table.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { SavedViews } from "#app/components/ui/saved-views.tsx";
import { type ExpertFilter, expertOrders } from "#app/domain/expert/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { expertKinds } from "#app/domain/review/view.ts";
import { stateFilterWords } from "#app/messages/zh-CN/experts.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import { listBank } from "#app/services/expert/list-bank.ts";
import { listViews } from "#app/services/site/saved-views.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const states = ["free", "away", "full", "suspended"] as const;

const query = z.object({
  text: searchWords,
  field: searchWords,
  kind: z.enum(expertKinds).optional().catch(undefined),
  place: z.enum(["local", "outside"]).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  sort: z.string().regex(new RegExp(`^-?(${expertOrders.join("|")})$`)).optional().catch(undefined),
  page: pageNumber,
});

const page = workPage({
  page: "experts",
  policy: "duty:officer",
  load: async ({ ctx, url }) => {
    const { sort = "no", page: at, ...given } = readQuery(url, query);
    const filter: ExpertFilter = given;
    const by = expertOrders.find((order) => sort.endsWith(order)) ?? "no";
    const [view, views] = await Promise.all([listBank(ctx, filter, { by, isDescending: sort.startsWith("-") }, at), listViews(ctx, "experts")]);
    return view.ok ? ok({ ...view.value, filter, sort, views, search: url.search }) : view;
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "专家库");

export default function Experts() {
  const { view, frame } = usePage<typeof loader>();
  const { text, field, kind, place, state } = view.filter;
  return (
    <>
      <PageTitle title="专家库" lead="评审专家从这里随机抽取和指派。资料常年更新；名单在结果公布前不对外公开。" />
      <p className="no-print mb-4 flex flex-wrap gap-3">
        {view.may.edit && <LinkButton href="/work/experts/import">从文件导入</LinkButton>}
        <LinkButton tone="plain" href="/work/experts/applications">
          入库申请{view.applications > 0 ? `（${view.applications} 人待确认）` : ""}
        </LinkButton>
        <LinkButton tone="plain" href={`/work/experts/export${view.search}`}>
          导出筛选结果
        </LinkButton>
      </p>
      <FilterForm path="/work/experts" sort={view.sort === "no" ? undefined : view.sort} isFiltered={Boolean(text || field || kind || place || state)}>
        <FilterText name="text" label="姓名、编号或单位" value={text} />
        <FilterText name="field" label="专业领域" value={field} placeholder="如 胶凝材料" />
        <FilterSelect name="kind" label="类别" value={kind} options={expertKinds.map((value) => ({ value, words: expertKindWords[value] }))} />
        <FilterSelect name="place" label="地区" value={place} options={[{ value: "local", words: "市内" }, { value: "outside", words: "市外" }]} />
        <FilterSelect name="state" label="现在" value={state} options={states.map((value) => ({ value, words: stateFilterWords[value] }))} />
      </FilterForm>
      <SavedViews list="experts" views={view.views} search={view.search} isFiltered={Boolean(text || field || kind || place || state)} frame={frame} />
      <BankTable view={view} sort={view.sort} />
    </>
  );
}
