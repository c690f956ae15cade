import { ReaderForm } from "#app/components/work/reader-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { screenRequest } from "#app/domain/similarity/screen.ts";
import type { ScreenListView, ScreenRow } from "#app/domain/similarity/view.ts";
import { screenStageWords } from "#app/messages/zh-CN/similarity.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { listScreens } from "#app/services/similarity/show-screen.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const code = ({ params }: Pick<PageInput, "params">) => param(params, "code");

const page = workPage({
  page: "roundSimilarity",
  policy: "round.view",
  load: (input) => listScreens(input.ctx, code(input)),
  actions: {
    ask: formAction({ schema: screenRequest, run: (input) => askScreen(input.ctx, code(input), input.form), done: ({ id }: { id: string }, { url }) => ({ to: `${url.pathname}/${id}` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ScreenListView>((view) => `雷同核查 ${view.round.code}`);

const columnsFor = (path: string): Column<ScreenRow>[] => [
  {
    key: "at",
    head: "核查",
    isRowHead: true,
    cell: ({ id, requestedAt }) => (
      <a href={`${path}/${id}`}>
        <DateTime value={requestedAt} />
      </a>
    ),
  },
  { key: "by", head: "发起人", cell: ({ requestedBy }) => requestedBy ?? "系统" },
  { key: "readers", head: "查阅人", cell: ({ readers }) => readers.join("、") },
  { key: "stage", head: "进度", cell: ({ stage }) => screenStageWords[stage] },
];

export default function RoundSimilarity() {
  const { view, frame } = usePage<typeof loader>();
  const lastResult = useLastResult("ask");
  const round = `/work/rounds/${encodeURIComponent(view.round.code)}`;
  return (
    <>
      <PageTitle title="雷同核查" lead={<a href={round}>{`${view.round.code} ${view.round.title}`}</a>} />
      <p className="measure">
        开标之后，系统把本批次的申报互相、并与往期申报逐份比对：申报书和附件（PDF、Word、Excel、PPT）里成段相同的文字，文件的作者、最后修改人、创建时间，以及电话、邮箱、地址、账号。结果只由指定的两人查阅，每次查阅都留下记录。它只提示到哪里去看，不影响打分，不作任何结论。
      </p>
      {view.mayMake &&
        (view.openedBids > 0 ? (
          <Section title="发起核查" id="ask" aside={`已开启的申报 ${view.openedBids} 份`}>
            <ReaderForm people={view.people} frame={frame} lastResult={lastResult} />
          </Section>
        ) : (
          <Alert tone="note" title="还没有开启的申报">截止、开标之后才能核查。</Alert>
        ))}
      <Section title="已有的核查" id="screens">
        <DataTable caption="雷同核查" rows={view.screens} columns={columnsFor(`${round}/similarity`)} rowKey={({ id }) => id} empty={<EmptyState title="还没有核查过">发起的核查会列在这里。</EmptyState>} isPlain />
      </Section>
    </>
  );
}
