import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { ApplicationCard } from "#app/components/expert/application-card.tsx";
import { WordedButton } from "#app/components/expert/decision-forms.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { confirmExpert, listApplications, returnApplication } from "#app/services/expert/apply.ts";
import { keepsBank } from "#app/services/expert/bank-access.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const decision = z.object({ id: z.uuid(), reason: z.string().trim().max(300).optional() });
const here = (toast: string) => () => ({ to: "/work/experts/applications", toast });

const page = workPage({
  page: "expertApplications",
  policy: "duty:officer",
  load: async ({ ctx }) => {
    const applications = await listApplications(ctx);
    return applications.ok ? ok({ applications: applications.value, mayDecide: keepsBank(ctx.actor) }) : applications;
  },
  actions: {
    confirm: formAction({ schema: decision, run: ({ ctx, form }) => confirmExpert(ctx, form.id, form.reason), done: ({ no }) => ({ to: "/work/experts/applications", toast: `已入库，专家编号 ${no ?? ""}。` }) }),
    return: formAction({ schema: decision, run: ({ ctx, form }) => returnApplication(ctx, form.id, form.reason ?? ""), done: here("已退回，本人可以修改后再申请。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "专家入库申请");

export default function ExpertApplications() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="专家入库申请" lead="个人申请、单位推荐、经办确认后入库。单位已推荐的排在前面。" />
      <p className="no-print mb-4">
        <a href="/work/experts">回到专家库</a>
      </p>
      <ReplyProblem reply={reply} />
      {view.applications.length === 0 && <EmptyState title="没有待办的入库申请">有账号的人员在“评审专家资料”里申请，由其单位管理员推荐。</EmptyState>}
      {view.applications.map((application) => (
        <ApplicationCard key={application.id} application={application}>
          {view.mayDecide && !application.isOwn && (
            <>
              <WordedButton frame={frame} intent="confirm" words="确认入库" tone="primary" fields={{ id: application.id }} label={application.recommendedAt ? undefined : "书面推荐的依据（文号、日期）"} />
              <WordedButton frame={frame} intent="return" words="退回" fields={{ id: application.id }} label="退回理由，本人可见" />
            </>
          )}
          {application.isOwn && <p className="text-soft">本人的申请由其他经办人办理。</p>}
        </ApplicationCard>
      ))}
    </>
  );
}
