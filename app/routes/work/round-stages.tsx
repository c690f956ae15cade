import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { Stamp } from "#app/components/form/stamp.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { StageList } from "#app/components/round/stage-list.tsx";
import { StageFields, type TypedStage } from "#app/components/work/stage-fields.tsx";
import { stageKinds } from "#app/domain/review/stage-kinds.ts";
import { blindModes } from "#app/domain/review/blind.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { StagesPage } from "#app/domain/round/view.ts";
import { stagePageWords } from "#app/messages/zh-CN/stages.ts";
import { editStages, showStages } from "#app/services/round/edit-stages.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const whole = z.preprocess((typed) => (typeof typed === "string" ? toHalfWidth(typed).trim() : typed), z.coerce.number({ error: "wholeNumber" }).int("wholeNumber"));
/** A row brings its own rubric along as JSON; what cannot be read as one is refused by the service. */
const ownRubric = z.string().transform((text): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
});
/** What is left empty is as the round has it. */
const row = z.object({
  kind: z.enum(stageKinds).optional(),
  weight: whole.default(0),
  criteria: z.array(z.string()).default([]),
  rubric: ownRubric.optional(),
  blind: z.enum(blindModes).optional(),
  expertsPerBid: whole.optional(),
  leastValidScores: whole.optional(),
  passMark: whole.default(0),
  advance: whole.default(0),
});
export const stagesForm = z.object({ seen: z.string().default(""), stages: z.array(row).default([]) });

const page = workPage({
  page: "roundStages",
  policy: "round.view",
  load: ({ ctx, params }) => showStages(ctx, param(params, "code")),
  actions: {
    save: formAction({
      schema: stagesForm,
      answersTyped: true,
      run: ({ ctx, params, form }) => editStages(ctx, param(params, "code"), { seen: form.seen, stages: form.stages.filter(({ kind }) => kind !== undefined) }),
      done: ({ stages }, { url }) => ({ to: url.pathname, toast: stagePageWords.saved(stages) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<StagesPage>(({ code }) => `${stagePageWords.title} ${code}`);

export default function RoundStages() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  // What could not even be read as numbers is shown as it was typed too.
  const typed = (reply?.typed ?? (reply?.submission.status === "error" ? reply.submission.initialValue : null)) as { stages?: TypedStage[] } | null;
  const problems = Object.entries(reply?.submission.error ?? {}).flatMap(([path, words]) => (words ?? []).map((one) => stagePageWords.problem(path, one)));
  return (
    <>
      <PageTitle title={stagePageWords.title} lead={<a href={`/work/rounds/${encodeURIComponent(view.code)}`}>{`${view.title}（${view.code}）`}</a>} />
      <p className="measure mb-4">{view.mayEdit ? stagePageWords.lead : stagePageWords.frozen}</p>
      {(reply?.problem || problems.length > 0) && (
        <Alert tone="problem" title={stagePageWords.refused}>
          {problems.length === 0 ? (
            reply?.problem
          ) : (
            <ul className="list-disc pl-5">
              {problems.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      {view.mayEdit ? (
        <form method="post" key={view.seen}>
          <Stamp name="seen" present={view.seen} last={reply?.submission} isCompared={reply?.code === "editedElsewhere"} />
          <Once frame={frame} name="save" />
          <StageFields rows={typed ? (typed.stages ?? []) : view.isStaged ? view.stages : []} criteria={view.criteria} rules={view.rules} round={view.code} stored={view.isStaged ? view.stages.length : 0} />
          <Button name="intent" value="save">
            {stagePageWords.save}
          </Button>
        </form>
      ) : (
        <StageList rules={view.rules} />
      )}
    </>
  );
}
