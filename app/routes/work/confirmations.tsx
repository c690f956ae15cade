import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { MemberTaskFacts } from "#app/components/bid/member-task.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { memberLimitWords } from "#app/messages/zh-CN/member-limits.ts";
import { confirmationWords, taskWords } from "#app/messages/zh-CN/members.ts";
import { answerConfirmation, listConfirmations } from "#app/services/bid/list-confirmations.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const schema = z.object({ bidId: z.string(), digest: z.string() });

const page = workPage({
  page: "confirmations",
  policy: "self",
  load: ({ ctx }) => listConfirmations(ctx),
  actions: {
    confirm: formAction({ schema, run: ({ ctx, form }) => answerConfirmation(ctx, { ...form, answer: "confirmed" }), done: () => ({ to: "/work/confirmations", toast: "已确认。" }) }),
    decline: formAction({ schema, run: ({ ctx, form }) => answerConfirmation(ctx, { ...form, answer: "declined" }), done: () => ({ to: "/work/confirmations", toast: "已答复“不同意”，牵头单位会看到。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => taskWords.title);

export default function Confirmations() {
  const { view: tasks, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title={taskWords.title} lead={taskWords.lead} />
      <ReplyProblem reply={reply} />
      {tasks.length === 0 && <EmptyState title={taskWords.none}>{taskWords.noneNext}</EmptyState>}
      {tasks.map((task) => (
        <form key={task.bidId} method="post" className="mb-6 rounded border border-line px-4 py-3">
          <h2 className="mt-0 text-base">
            {task.leadName}　<span className={task.state === "confirmed" ? "text-blue-dark" : "text-red-dark"}>{confirmationWords[task.state]}</span>
          </h2>
          {task.hindrance && <Alert tone="warning">{memberLimitWords.hindrances[task.hindrance]}</Alert>}
          <MemberTaskFacts task={task} />
          <input type="hidden" name="bidId" value={task.bidId} />
          <input type="hidden" name="digest" value={task.digest} />
          <Once frame={frame} name={task.bidId} />
          {task.isOver ? (
            <p className="text-soft">{taskWords.over}</p>
          ) : (
            <>
              <p className="my-2 measure text-sm text-soft">{taskWords.effect}</p>
              <p className="flex flex-wrap gap-3">
                {task.state !== "confirmed" && (
                  <Button name="intent" value="confirm">
                    {taskWords.confirm}
                  </Button>
                )}
                {task.state !== "declined" && (
                  <Button name="intent" value="decline" tone="danger">
                    {taskWords.decline}
                  </Button>
                )}
              </p>
            </>
          )}
        </form>
      ))}
    </>
  );
}
