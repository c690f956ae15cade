import { GridTable } from "#app/components/review/grid-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ownGridInput, ownGridTyped } from "#app/domain/review/schema.ts";
import { refuse } from "#app/domain/kernel/result.ts";
import type { OwnGrid } from "#app/domain/review/view.ts";
import { gridWords, leftOutWords } from "#app/messages/zh-CN/review.ts";
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
      run: async ({ ctx, params, form }) => {
        const saved = await saveOwnGrid(ctx, param(params, "challengeNo"), form);
        // What was typed stays on the page: pressing again takes it over what was changed elsewhere.
        return saved.ok && saved.value.stale.length > 0 ? refuse("invalidInput", { fields: saved.value.stale.map((code) => ({ path: `bids.${code}`, message: "sheetChangedElsewhere" })) }) : saved;
      },
      done: ({ saved }, { url }) => ({ to: url.pathname, toast: `已保存，改动 ${saved} 份。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OwnGrid>(({ challenge }) => `横向表 ${challenge.no}`);

export default function ReviewGrid() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const problems = reply?.submission.error ?? {};
  const stale = view.bids.map(({ code }) => code).filter((code) => problems[`bids.${code}`]?.length);
  return (
    <>
      <PageTitle title="横向表" lead={`${view.challenge.no}　${view.challenge.title}。本人对各份申报的打分，一行一项，便于前后一致。`}>
        <LinkButton href={`/work/reviews/${encodeURIComponent(view.challenge.no)}`} tone="plain">
          全部申报和签署
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{stale.length > 0 ? gridWords.typedOver(stale.join("、")) : reply.problem}</Alert>}
      {view.ownMean && <p>本人目前均分 {view.ownMean}</p>}
      {view.leftOut && <p className="mb-3 text-sm text-soft">{leftOutWords(view.leftOut.criteria, view.leftOut.factor)}</p>}
      <GridTable view={view} frame={frame} problems={problems} back={typedOf(reply?.submission.initialValue)} />
    </>
  );
}

/** The marks of a form that came back, by name of the field. */
function typedOf(submitted: unknown): Record<string, string> {
  const given = ownGridTyped.safeParse(submitted);
  if (!given.success) return {};
  return Object.fromEntries(Object.entries(given.data.bids).flatMap(([bid, { marks }]) => Object.entries(marks).map(([code, mark]) => [`bids.${bid}.marks.${code}`, mark ?? ""])));
}
