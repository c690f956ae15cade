import { z } from "zod";
import { NoticeTable } from "#app/components/notice/notice-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { noticeKinds } from "#app/domain/notice/view.ts";
import { noticeKindWords } from "#app/messages/zh-CN/notice.ts";
import { listNoticedRounds, listPublicNotices } from "#app/services/notice/list-notices.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { pageNumber, readQuery, searchWords } from "#app/web/read-query.ts";
import { usePage } from "#app/web/use-page.ts";

const filter = z.object({
  text: searchWords,
  kind: z.enum(noticeKinds).optional().catch(undefined),
  round: z.string().trim().max(40).optional().catch(undefined).transform((code) => code || undefined),
  page: pageNumber,
});

const page = publicPage({
  page: "noticeList",
  policy: "public",
  load: async ({ ctx, url }) => {
    const { page: number, round, ...given } = readQuery(url, filter);
    const [page, rounds] = await Promise.all([listPublicNotices(ctx, { ...given, roundCode: round }, number), listNoticedRounds()]);
    return ok({ ...page, rounds, given: { ...given, round } });
  },
});

export const loader = page.loader;
export const meta = pageMeta(() => "公告公示");

export default function NoticeList() {
  const { view } = usePage<typeof loader>();
  const { text, kind, round } = view.given;
  const isFiltered = text !== undefined || kind !== undefined || round !== undefined;
  return (
    <>
      <PageTitle title="公告公示" lead="征集、发榜、更正、延期、暂停、撤榜、结果公示等全部公告，每一份都有编号、全文和可下载的文件。" />
      <FilterForm path="/notices" isFiltered={isFiltered}>
        <FilterText name="text" label="标题、编号或发文字号" value={text} />
        <FilterSelect name="kind" label="类别" value={kind} options={noticeKinds.map((value) => ({ value, words: noticeKindWords[value] }))} />
        <FilterSelect name="round" label="批次" value={round} options={view.rounds.map(({ code, title }) => ({ value: code, words: title }))} />
      </FilterForm>
      <NoticeTable
        caption="公告公示"
        rows={view.rows}
        total={view.total}
        page={view.page}
        pageSize={view.pageSize}
        empty={
          isFiltered ? (
            <EmptyState title="没有符合条件的公告">
              <a href="/notices">清除条件，看全部公告</a>
            </EmptyState>
          ) : (
            <EmptyState title="尚无公告">发榜后，发榜、更正、延期和结果公示等公告都在这里。</EmptyState>
          )
        }
      />
    </>
  );
}
