import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { newQuestion } from "#app/domain/question/schema.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { askQuestion, asksTooLate } from "#app/services/question/ask-question.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "questions",
  policy: "question.ask",
  load: async ({ ctx, url }) => {
    const challenge = await showChallenge(ctx, url.searchParams.get("challenge") ?? "");
    if (!challenge.ok) return challenge;
    const open = asksTooLate(challenge.value, ctx.now);
    return ok({ no: challenge.value.no, title: challenge.value.title, until: open.ok ? open.value.until : null });
  },
  actions: {
    ask: formAction({
      schema: newQuestion.omit({ challenge: true }),
      run: ({ ctx, url, form }) => askQuestion(ctx, { ...form, challenge: url.searchParams.get("challenge") ?? "" }),
      done: ({ no }) => ({ to: `/work/questions/${no}`, toast: "已提交。答复公开后会通知您。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "提问");

export default function QuestionNew() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<{ text: string }>({ id: "question", lastResult: useLastResult("ask") });
  return (
    <>
      <PageTitle title="提问" lead={`${view.no}　${view.title}`} />
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      {view.until === null ? (
        <Alert tone="note">本任务现在不接受提问：截止前五个工作日起不再提问，以便答复能让所有单位及时看到。</Alert>
      ) : (
        <>
          <Alert tone="note" title="提问之前">
            <ul className="list-disc pl-5">
              <li>问题和答复会对所有人公开；任何人都看不到是哪个单位提的，需求方和经办人也看不到。</li>
              <li>请不要写单位名称、电话和自己的技术方案。</li>
              <li>
                <DateTime value={view.until} /> 前可以提问；一般三个工作日内拟出答复。
              </li>
            </ul>
          </Alert>
          <form method="post" id={form.id} noValidate className="measure">
            <ErrorSummary form={form} labels={{ text: "问题" }} />
            <Once frame={frame} name="ask" />
            <TextArea field={fields.text} label="问题" hint="一次问一个问题，写明涉及哪一条" rows={5} />
            <Button name="intent" value="ask">
              提交问题
            </Button>
          </form>
        </>
      )}
    </>
  );
}
