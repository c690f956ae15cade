import { ChallengeForm } from "#app/components/work/challenge-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeForm, formOfChallenge } from "#app/domain/challenge/form.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workChallengeForm",
  policy: "challenge.edit",
  load: async ({ ctx, params }) => {
    const shown = await showChallengeForm(ctx, param(params, "no"));
    return shown.ok ? ok({ no: shown.value.content.no, title: shown.value.content.title, start: formOfChallenge(shown.value.content, shown.value.digest) }) : shown;
  },
  actions: {
    edit: formAction({
      schema: challengeForm,
      run: ({ ctx, params, form }) => editChallenge(ctx, param(params, "no"), form.challenge, form.digest),
      done: ({ no }) => ({ to: `/work/challenges/${encodeURIComponent(no)}`, toast: "已保存。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ no: string }>(({ no }) => `修改 ${no}`);

export default function WorkChallengeEdit() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle
        title="修改任务内容"
        lead={
          <a href={`/work/challenges/${encodeURIComponent(view.no)}`}>
            {view.no} {view.title}
          </a>
        }
      />
      <ChallengeForm intent="edit" start={view.start} rounds={[]} isNew={false} frame={frame} lastResult={useLastResult("edit")} submitWords="保存" />
    </>
  );
}
