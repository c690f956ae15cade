import { InfluenceList } from "#app/components/work/influence-list.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { influenceAnswer } from "#app/domain/influence/schema.ts";
import { answerInfluence, listInfluence } from "#app/services/influence/report-influence.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "supervisionInfluence",
  policy: "duty:supervisor",
  load: ({ ctx }) => listInfluence(ctx),
  actions: { answer: formAction({ schema: influenceAnswer, run: ({ ctx, form }) => answerInfluence(ctx, form), done: ({ no }) => ({ to: "/work/supervision/influence", toast: `${no} 已答复，报告人能看到。` }) }) },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "打招呼情况报告");

export default function SupervisionInfluence() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="打招呼情况报告" lead="由专家和工作人员报告，内容加密保存，被监督的人看不到报告、报告人和您的查看。" />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {view.length === 0 ? (
        <EmptyState title="没有报告">有专家或工作人员报告打招呼情况时，列在这里。</EmptyState>
      ) : (
        <InfluenceList
          reports={view}
          answer={({ no }) => (
            <form method="post" className="mt-3">
              <Once frame={frame} name={no} />
              <input type="hidden" name="no" value={no} />
              <label className="block font-medium">
                核查和处理情况（报告人能看到）
                <textarea name="answer" rows={3} required maxLength={2000} className={`${controlClass} measure mt-1`} />
              </label>
              <Button name="intent" value="answer" className="mt-2">
                答复
              </Button>
            </form>
          )}
        />
      )}
    </>
  );
}
