import { ChallengeTable } from "#app/components/challenge/challenge-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeClasses, directions, wastes } from "#app/domain/challenge/kinds.ts";
import { moneySteps, searchAddress } from "#app/domain/challenge/search.ts";
import { unitKinds } from "#app/domain/organisation/unit-kinds.ts";
import { unitKindWords } from "#app/messages/zh-CN/unit-kinds.ts";
import { feedWords } from "#app/messages/zh-CN/feeds.ts";
import { publicStages, stageWords } from "#app/messages/zh-CN/public-stage.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listPublicNotices } from "#app/services/notice/list-notices.ts";
import { listPublicChallenges, suggestSearches } from "#app/services/challenge/list-challenges.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { publicListFilter, publicListQuery } from "#app/web/public-list-query.ts";
import { readQuery } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({
  page: "challengeList",
  policy: "public",
  load: async ({ ctx, url }) => {
    const { page: number, ...given } = readQuery(url, publicListQuery);
    const [list, notices] = await Promise.all([listPublicChallenges(ctx, publicListFilter(given, ctx.now), number), given.text ? listPublicNotices(ctx, { text: given.text }) : null]);
    const suggested = given.text && list.total === 0 ? await suggestSearches(given.text) : [];
    return ok({ ...list, suggested, noticesFound: notices?.total ?? 0, filter: given, query: url.search, search: searchAddress(given) });
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
        <FilterText name="text" label="名称、编号或内容" value={given.text} placeholder="如：脱碱" />
        <FilterSelect name="waste" label="固废种类" value={given.waste} options={options(wastes)} />
        <FilterSelect name="class" label="榜单类别" value={given.class} options={options(challengeClasses)} />
        <FilterSelect name="direction" label="攻关方向" value={given.direction} options={options(directions)} />
        <FilterSelect name="ownerKind" label="需求方类型" value={given.ownerKind} options={unitKinds.map((value) => ({ value, words: unitKindWords[value] }))} />
        <FilterSelect name="open" label="揭榜状态" value={given.open} options={[{ value: "1", words: "正在揭榜" }]} />
        <FilterSelect name="state" label="阶段" value={given.state} options={publicStages.map((value) => ({ value, words: stageWords[value] }))} />
        <FilterSelect name="money" label="榜额" value={given.money} options={moneySteps.map((value) => ({ value, words: `${value} 万元以上` }))} />
        <FilterSelect name="within" label="截止" value={given.within} options={[{ value: "7", words: "7 天内" }, { value: "30", words: "30 天内" }]} />
      </FilterForm>
      <SearchNote view={view} />
      <ChallengeTable
        caption="榜单"
        rows={view.rows}
        now={frame.now}
        text={given.text}
        total={view.total}
        page={view.page}
        pageSize={50}
        sort={sort}
        isSortable
        empty={
          isFiltered ? (
            <EmptyState title="没有符合条件的任务">
              <Suggested words={view.suggested} />
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

/** What was meant, perhaps: each a search of its own, without the other conditions. */
function Suggested({ words }: { words: readonly string[] }) {
  return words.length === 0 ? null : (
    <span className="mb-2 block">
      您是不是要找：
      {words.map((word) => (
        <a key={word} href={`/challenges?text=${encodeURIComponent(word)}`} className="mr-4">
          {word}
        </a>
      ))}
    </span>
  );
}

/** What else there is for the words that were typed, and how to be told of what comes. */
function SearchNote({ view }: { view: { isNear: boolean; noticesFound: number; query: string; search: string; filter: { text?: string | undefined } } }) {
  const { text } = view.filter;
  return (
    <p className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm text-soft print:hidden">
      {view.isNear && <span>没有与“{text}”完全相符的任务，下面是相近的。</span>}
      {text && view.noticesFound > 0 && (
        <a href={`/notices?text=${encodeURIComponent(text)}`}>
          公告公示中有 {view.noticesFound} 条与“{text}”有关
        </a>
      )}
      <a href={`/follow?${view.search}`}>{view.search === "" ? "有新任务时告诉我" : "有符合条件的新任务时告诉我"}</a>
      <a href={`/challenges/export/xlsx${view.query}`}>导出 Excel</a>
      <a href={`/challenges/export/docx${view.query}`}>Word</a>
      <a href={`/challenges/export/pdf${view.query}`}>PDF</a>
      <a href={`/challenges/export/csv${view.query}`}>CSV</a>
      <a href={`/challenges/export/json${view.query}`}>JSON</a>
      <a href="/feed.atom">{feedWords.subscribe}</a>
      <a href="/calendar.ics">{feedWords.calendar}</a>
    </p>
  );
}
