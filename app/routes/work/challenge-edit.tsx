import { ChallengeForm } from "#app/components/work/challenge-form.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { challengeForm, formOfChallenge } from "#app/domain/challenge/form.ts";
import { type ChallengeForm as View, editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "workChallengeForm",
  policy: "challenge.edit",
  load: ({ ctx, params }) => showChallengeForm(ctx, param(params, "no")),
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
export const meta = pageMeta<View>(({ content }) => `修改 ${content.no}`);

export default function WorkChallengeEdit() {
  const { view, frame } = usePage<typeof loader>();
  const { content, digest } = view;
  return (
    <>
      <PageTitle
        title="修改任务内容"
        lead={
          <a href={`/work/challenges/${encodeURIComponent(content.no)}`}>
            {content.no} {content.title}
          </a>
        }
      />
      <ChallengeForm intent="edit" start={formOfChallenge(content, digest)} rounds={[]} isNew={false} frame={frame} lastResult={useLastResult("edit")} submitWords="保存" />
    </>
  );
}
