import { useForm } from "@conform-to/react";
import { limitRequests } from "#app/auth/request-limit.ts";
import { MemberTaskFacts } from "#app/components/bid/member-task.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { MemberTask } from "#app/domain/bid/member-view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { taskWords } from "#app/messages/zh-CN/members.ts";
import { answerLink, linkAnswer, showLink } from "#app/services/bid/confirm-member.ts";
import { type FormInput, formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import type { z } from "zod";

/** Where a used link leads: an address without a secret. */
const doneMark = "done";

const given = linkAnswer.omit({ answer: true });

const answering = (answer: "confirmed" | "declined") =>
  formAction({
    schema: given,
    run: async ({ ctx, form, params, clientAddress }: FormInput<z.output<typeof given>>) => {
      const allowed = await limitRequests("confirmMember", clientAddress);
      return allowed.ok ? answerLink(ctx, param(params, "token"), { ...form, answer }) : allowed;
    },
    done: () => ({ to: `/confirm/${doneMark}` }),
  });

/** 凭链接确认, on a phone and without an account. Opening it uses nothing up: scanners of mails and chats open links too. */
const page = plainPage({
  page: "confirmMember",
  policy: "public",
  load: async ({ ctx, params }) => {
    const token = param(params, "token");
    if (token === doneMark) return ok({ isDone: true, task: null });
    const shown = await showLink(ctx, token);
    return ok({ isDone: false, task: shown.ok ? shown.value : null });
  },
  actions: { confirm: answering("confirmed"), decline: answering("declined") },
  hidesAddress: true,
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => taskWords.title);

export default function ConfirmMember() {
  const { view } = usePage<typeof loader>();
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title={taskWords.title} />
      {view.task ? <Answer task={view.task} /> : view.isDone ? <Alert tone="done">{taskWords.linkDone}</Alert> : <Alert tone="problem" title={taskWords.linkVoidTitle}>{quotedRefusal({ code: "linkVoid" })}</Alert>}
    </div>
  );
}

function Answer({ task }: { task: MemberTask }) {
  const [form, fields] = useForm<{ name: string; phone: string }>({ id: "confirm", lastResult: useLastResult("confirm", "decline") });
  if (task.isOver) return <Alert tone="problem">{taskWords.over}</Alert>;
  return (
    <>
      <MemberTaskFacts task={task} />
      <form method="post" id={form.id} noValidate className="mt-6">
        <ErrorSummary form={form} labels={{ name: taskWords.name, phone: taskWords.phone }} />
        <input type="hidden" name="digest" value={task.digest} />
        <TextField field={fields.name} label={taskWords.name} autoComplete="name" />
        <TextField field={fields.phone} label={taskWords.phone} hint={taskWords.phoneHint} inputMode="tel" autoComplete="tel" className="max-w-64" />
        <p className="mb-3 text-sm text-soft">{taskWords.effect}</p>
        <p className="flex flex-wrap gap-3">
          <Button name="intent" value="confirm">
            {taskWords.confirm}
          </Button>
          <Button name="intent" value="decline" tone="danger">
            {taskWords.decline}
          </Button>
        </p>
      </form>
    </>
  );
}
