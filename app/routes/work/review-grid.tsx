import { GridTable } from "#app/components/review/grid-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ownGridInput } from "#app/domain/review/schema.ts";
import type { OwnGrid } from "#app/domain/review/view.ts";
import { leftOutWords } from "#app/messages/zh-CN/review.ts";
import { saveOwnGrid, showOwnGrid } from "#app/services/review/own-grid.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "reviewGrid",
  policy: "reviewAssignment.start",
  load: ({ ctx, params }) => showOwnGrid(ctx, param(params, "challengeNo")),
  actions: {
    save: formAction({
      schema: ownGridInput,
      run: ({ ctx, params, form }) => saveOwnGrid(ctx, param(params, "challengeNo"), form),
      done: ({ saved, stale }, { url }) => ({
        to: url.pathname,
        toast: stale.length > 0 ? { tone: "warning", text: `已保存 ${saved} 份；${stale.join("、")} 已在别处修改，没有覆盖，请核对。` } : `已保存，改动 ${saved} 份。`,
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OwnGrid>(({ challenge }) => `横向表 ${challenge.no}`);

export default function ReviewGrid() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="横向表" lead={`${view.challenge.no}　${view.challenge.title}。本人对各份申报的打分，一行一项，便于前后一致。`}>
        <LinkButton href={`/work/reviews/${encodeURIComponent(view.challenge.no)}`} tone="plain">
          全部申报和签署
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {view.ownMean && <p>本人目前均分 {view.ownMean}</p>}
      {view.leftOut && <p className="mb-3 text-sm text-soft">{leftOutWords(view.leftOut.criteria, view.leftOut.factor)}</p>}
      <GridTable view={view} frame={frame} problems={reply?.submission.error ?? {}} />
    </>
  );
}
