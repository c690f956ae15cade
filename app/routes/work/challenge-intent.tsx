import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { newIntent } from "#app/domain/intent/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { intentBarWords } from "#app/messages/zh-CN/intent.ts";
import { postIntent, removeIntent, showOwnIntent } from "#app/services/intent/post-intent.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "intents",
  policy: "self",
  load: async ({ ctx, params }) => {
    const shown = await showOwnIntent(ctx, param(params, "no"));
    return shown.ok ? ok({ ...shown.value, no: param(params, "no") }) : shown;
  },
  actions: {
    post: formAction({ schema: newIntent, run: ({ ctx, params, form }) => postIntent(ctx, param(params, "no"), form), done: (_value, { params }) => ({ to: `/work/challenges/${encodeURIComponent(param(params, "no"))}/intent`, toast: "已发布，截止前在任务页面显示。" }) }),
    remove: formAction({ schema: z.object({}), run: ({ ctx, params }) => removeIntent(ctx, param(params, "no")), done: (_value, { params }) => ({ to: `/work/challenges/${encodeURIComponent(param(params, "no"))}/intent`, toast: "已撤下。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ no: string }>(({ no }) => `合作意向 ${no}`);

export default function ChallengeIntent() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<{ text: string; contact: string }>({ id: "intent", lastResult: useLastResult("post"), defaultValue: view.own ?? { text: "", contact: "" } });
  return (
    <>
      <PageTitle title="合作意向" lead={view.no} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      {view.bar && <Alert tone="note" title="您不能发布合作意向">{intentBarWords[view.bar]}</Alert>}
      {!view.bar && <Alert tone="note">以本单位名义在任务页面公开，所有人都能看到；发布不等于申报，也不影响评审。截止后不再显示。请不要写技术方案。</Alert>}
      {view.isOpen && (
        <form method="post" id={form.id} noValidate className="measure">
          <ErrorSummary form={form} labels={{ text: "能做什么、找什么样的伙伴", contact: "联系方式" }} />
          <Once frame={frame} name="intent" />
          <TextArea field={fields.text} label="能做什么、找什么样的伙伴" rows={4} />
          <TextField field={fields.contact} label="联系方式" hint="公开显示，如：科研处 0391-0000000" />
          <p className="flex flex-wrap gap-3">
            <Button name="intent" value="post">
              {view.own ? "更新" : "发布"}
            </Button>
            {view.own && (
              <Button name="intent" value="remove" tone="plain" formNoValidate>
                撤下
              </Button>
            )}
          </p>
        </form>
      )}
      {!view.bar && !view.isOpen && <p>本任务现在不接受揭榜，不能发布合作意向。</p>}
      <p className="mt-6">
        <a href={`/challenges/${encodeURIComponent(view.no)}#intents`}>返回任务页面</a>
      </p>
    </>
  );
}
