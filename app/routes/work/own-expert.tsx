import { z } from "zod";
import { ApplicationCard } from "#app/components/expert/application-card.tsx";
import { WordedButton } from "#app/components/expert/decision-forms.tsx";
import { ProfileForm } from "#app/components/expert/profile-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { expertApplication } from "#app/domain/expert/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { applicationWords } from "#app/messages/zh-CN/experts.ts";
import { applyAsExpert, recommendExpert, returnApplication, showOwnApplications } from "#app/services/expert/apply.ts";
import { findOwnExpertNo } from "#app/services/expert/show-expert.ts";
import { listOwnUnits } from "#app/services/organisation/show-units.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const one = z.object({ id: z.uuid(), reason: z.string().trim().max(300).optional() });
const here = (toast: string) => () => ({ to: "/work/expert", toast });

const page = workPage({
  page: "ownExpert",
  policy: "self",
  load: async ({ ctx }) => {
    const [applications, units, no] = await Promise.all([showOwnApplications(ctx), listOwnUnits(ctx), findOwnExpertNo(ctx)]);
    if (!applications.ok) return applications;
    return units.ok ? ok({ ...applications.value, no, units: units.value.units.map(({ id, name }) => ({ id, name })) }) : units;
  },
  actions: {
    apply: formAction({ schema: expertApplication.extend({ unit: z.uuid("required") }), run: ({ ctx, form: { unit, ...form } }) => applyAsExpert(ctx, form, unit), done: here("申请已提交，等待单位管理员推荐。") }),
    withdraw: formAction({ schema: one, run: ({ ctx, form }) => returnApplication(ctx, form.id, ""), done: here("申请已撤回。") }),
    recommend: formAction({ schema: one, run: ({ ctx, form }) => recommendExpert(ctx, form.id), done: here("已推荐，由经办人确认入库。") }),
    return: formAction({ schema: one, run: ({ ctx, form }) => returnApplication(ctx, form.id, form.reason ?? ""), done: here("已退回，本人可见理由。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "评审专家资料");

export default function OwnExpert() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const last = useLastResult("apply");
  const { own, toRecommend, units, no } = view;
  return (
    <>
      <PageTitle title="评审专家资料" lead="评审专家常年征集：本人申请，单位推荐，主管部门确认后入库，由系统随机抽取。" />
      {reply?.problem && reply.intent !== "apply" && <Alert tone="problem">{reply.problem}</Alert>}
      {toRecommend.length > 0 && (
        <Section title={`请本单位推荐（${toRecommend.length} 人）`}>
          {toRecommend.map((application) => (
            <ApplicationCard key={application.id} application={application}>
              <WordedButton frame={frame} intent="recommend" words="情况属实，推荐" tone="primary" fields={{ id: application.id }} />
              <WordedButton frame={frame} intent="return" words="不推荐" fields={{ id: application.id }} label="理由，本人可见" />
            </ApplicationCard>
          ))}
        </Section>
      )}
      {no !== null && (
        <p>
          <LinkButton href={`/work/experts/${encodeURIComponent(no)}`}>我的专家资料（{no}）</LinkButton>
        </p>
      )}
      {own && no === null && (
        <Section title={own.outcome === null ? "我的申请：等待办理" : `我的申请：${applicationWords[own.outcome]}`}>
          {own.reason && own.outcome === "returned" && <Alert tone="warning" title="退回理由">{own.reason}</Alert>}
          <ApplicationCard application={own}>{own.outcome === null && <WordedButton frame={frame} intent="withdraw" words="撤回申请" fields={{ id: own.id }} />}</ApplicationCard>
        </Section>
      )}
      {no === null && own?.outcome !== null && own?.outcome !== undefined && <Application units={units} frame={frame} last={last} title="再次申请" />}
      {no === null && own === null && <Application units={units} frame={frame} last={last} title="申请入库" />}
    </>
  );
}

function Application({ units, frame, last, title }: { units: { id: string; name: string }[]; title: string } & Pick<Parameters<typeof ProfileForm>[0], "frame" | "last">) {
  return (
    <Section title={title}>
      {units.length === 0 ? (
        <EmptyState title="请先加入单位">
          专家由所在单位推荐。请在<a href="/work/unit">我的单位</a>登记或申请加入，再来申请。
        </EmptyState>
      ) : (
        <ProfileForm frame={frame} last={last} units={units} />
      )}
    </Section>
  );
}
