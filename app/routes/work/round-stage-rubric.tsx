import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { RubricTable } from "#app/components/round/rubric-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { RubricForm } from "#app/components/work/rubric-form.tsx";
import { typedRubric } from "#app/domain/round/rubric-schema.ts";
import type { StageRubricPage } from "#app/domain/round/view.ts";
import { stageRubricWords } from "#app/messages/zh-CN/stages.ts";
import { editStageRubric, showStageRubric } from "#app/services/round/edit-stage-rubric.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useMeanwhile } from "#app/web/use-meanwhile.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const seen = z.string().default("");

const page = workPage({
  page: "roundStageRubric",
  policy: "round.view",
  load: ({ ctx, params }) => showStageRubric(ctx, param(params, "code"), Number(param(params, "number"))),
  actions: {
    save: formAction({
      schema: z.object({ seen, rubric: typedRubric }),
      run: ({ ctx, params, form }) => editStageRubric(ctx, param(params, "code"), Number(param(params, "number")), form),
      done: (_saved, { url }) => ({ to: url.pathname, toast: stageRubricWords.saved }),
    }),
    asRound: formAction({
      schema: z.object({ seen }),
      run: ({ ctx, params, form }) => editStageRubric(ctx, param(params, "code"), Number(param(params, "number")), { ...form, rubric: null }),
      done: (_saved, { url }) => ({ to: url.pathname, toast: stageRubricWords.dropped }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<StageRubricPage>(({ code, number }) => `${stageRubricWords.title} ${code} ${String(number)}`);

export default function RoundStageRubric() {
  const { view, frame } = usePage<typeof loader>();
  const last = useLastResult("save");
  const meanwhile = useMeanwhile({ rubric: view.lines }, "save");
  return (
    <>
      <PageTitle title={`${stageRubricWords.of(view)}${stageRubricWords.title}`} lead={<a href={`/work/rounds/${encodeURIComponent(view.code)}/stages`}>{stageRubricWords.back(view)}</a>} />
      <p className="measure mb-4">{view.mayEdit ? (view.isOwn ? stageRubricWords.own : stageRubricWords.shared) : stageRubricWords.frozen}</p>
      {view.mayEdit ? <RubricForm key={view.seen} lines={view.lines} seen={{ name: "seen", value: view.seen }} frame={frame} last={last} meanwhile={meanwhile} button={stageRubricWords.save} /> : <RubricTable lines={view.lines} />}
      {view.mayEdit && view.isOwn && (
        <form method="post" className="mt-6 border-t border-line pt-4">
          <input type="hidden" name="seen" value={view.seen} />
          <Once frame={frame} name="asRound" />
          <Button tone="plain" name="intent" value="asRound">
            {stageRubricWords.drop}
          </Button>
          <p className="mt-1 text-sm text-soft">{stageRubricWords.dropHint}</p>
        </form>
      )}
    </>
  );
}
