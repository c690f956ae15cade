import { AmendmentParts } from "#app/components/work/amendment-parts.tsx";
import { ChallengeForm } from "#app/components/work/challenge-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeForm, formOfChallenge } from "#app/domain/challenge/form.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { askAmendment, type PreparedAmendment, previewAmendment, withFormPaths } from "#app/services/challenge/amend-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { useMeanwhile } from "#app/web/use-meanwhile.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workChallengeForm",
  policy: "challenge.edit",
  load: async ({ ctx, params }) => {
    const shown = await showChallengeForm(ctx, param(params, "no"));
    if (!shown.ok) return shown;
    const { mode, content, closesAt, digest } = shown.value;
    return ok({ mode, no: content.no, title: content.title, closesAt, start: formOfChallenge(content, digest) });
  },
  actions: {
    edit: formAction({
      schema: challengeForm,
      run: ({ ctx, params, form }) => editChallenge(ctx, param(params, "no"), form.challenge, form.digest),
      done: ({ no }) => ({ to: `/work/challenges/${encodeURIComponent(no)}`, toast: "已保存。" }),
    }),
    preview: formAction({
      schema: challengeForm,
      run: ({ ctx, params, form: { challenge: content, digest, touchesEligibility, reason } }) => previewAmendment(ctx, param(params, "no"), { content, digest, touchesEligibility }, reason),
    }),
    askAmend: formAction({
      schema: challengeForm,
      run: async ({ ctx, params, form: { challenge: content, digest, touchesEligibility, reason } }) =>
        withFormPaths(await askAmendment.run(ctx, param(params, "no"), { content, digest, touchesEligibility }, { reason })),
      done: ({ number }, { params }) => ({ to: `/work/challenges/${encodeURIComponent(param(params, "no"))}#waiting-amendment`, toast: `第 ${Number(number)} 号更正已提请另一名复核人核对公布。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ no: string; mode: string }>(({ no, mode }) => `${mode === "amend" ? "更正" : "修改"} ${no}`);

export default function WorkChallengeEdit() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<PreparedAmendment>();
  const lastResult = useLastResult("edit", "preview", "askAmend");
  const { digest: _stamp, ...present } = view.start;
  const meanwhile = useMeanwhile(present, "edit", "preview", "askAmend");
  const isAmendment = view.mode === "amend";
  return (
    <>
      <PageTitle
        title={isAmendment ? "更正已发布的任务" : "修改任务内容"}
        lead={
          <a href={`/work/challenges/${encodeURIComponent(view.no)}`}>
            {view.no} {view.title}
          </a>
        }
      />
      <ChallengeForm intent="edit" start={view.start} rounds={[]} isNew={false} isPublished={isAmendment} frame={frame} lastResult={lastResult} meanwhile={meanwhile} submitWords="保存">
        {isAmendment ? (fields) => <AmendmentParts fields={fields} closesAt={view.closesAt} prepared={reply?.intent === "preview" ? (reply.answer ?? null) : null} /> : null}
      </ChallengeForm>
    </>
  );
}
