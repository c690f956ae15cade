import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { AdjustForm } from "#app/components/plan/adjust-form.tsx";
import { ImpossiblePart } from "#app/components/plan/impossible-part.tsx";
import { WhyNotPart } from "#app/components/plan/why-not-part.tsx";
import { PlanFoundPart } from "#app/components/plan/plan-found-part.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { planEdits } from "#app/domain/review/plan/plan-conditions-schema.ts";
import type { PlanView } from "#app/domain/review/plan/plan-view.ts";
import { plainFieldWords } from "#app/messages/zh-CN/fields.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { planProblemWords, planStageWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { editPlan } from "#app/services/assignment/ask-plan.ts";
import { explainPair } from "#app/services/assignment/explain-pair.ts";
import { releasePlan } from "#app/services/assignment/release-plan.ts";
import { showPlan } from "#app/services/assignment/show-plan.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const place = ({ params }: Pick<PageInput, "params">) => [param(params, "code"), param(params, "id")] as const;

const pairOf = (url: URL) => ({ bid: url.searchParams.get("bid") ?? "", expert: url.searchParams.get("expert") ?? "" });

const page = workPage({
  page: "assignmentPlan",
  policy: "reviewAssignment.invite",
  load: async (input) => {
    const pair = pairOf(input.url);
    const [plan, why] = await Promise.all([showPlan(input.ctx, ...place(input)), pair.expert === "" ? null : explainPair(input.ctx, ...place(input), pair)]);
    return plan.ok ? ok({ ...plan.value, pair, why: why && (why.ok ? why.value : { problem: why.refusal.fields?.[0] ? plainFieldWords(why.refusal.fields[0].message) : quotedRefusal(why.refusal) }) }) : plan;
  },
  actions: {
    edit: formAction({ schema: planEdits, run: (input) => editPlan(input.ctx, ...place(input), input.form), done: ({ id }: { id: string }, { url }) => ({ to: url.pathname.replace(/[^/]+$/, id) }) }),
    release: formAction({ schema: z.object({}), run: (input) => releasePlan(input.ctx, ...place(input)), done: ({ tasks }: { tasks: number }, { url }) => ({ to: url.pathname, toast: `已发布：建立评审任务 ${tasks} 项，等待专家答复。` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PlanView>((view) => `指派方案 ${view.round.code}`);

const waitMs = 1_000;

export default function AssignmentPlan() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const lastResult = useLastResult("edit");
  const { revalidate } = useRevalidator();
  const isRunning = view.stage !== "done" && view.stage !== "failed";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, waitMs);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
  const { answer, asked } = view;
  const back = `/work/rounds/${encodeURIComponent(view.round.code)}/assignment`;
  const isFound = answer?.status === "optimal" || answer?.status === "gap";
  const mayEdit = view.mayMake && view.releasedAt === null;
  return (
    <>
      <PageTitle title="指派方案" lead={<a href={back}>{`${view.round.code} 全部方案和条件`}</a>} />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="text-soft">
        {view.requestedBy ?? "系统"}于 <DateTime value={view.requestedAt} /> 提出；任务 {asked.challenges.join("、")}；每份 {asked.perBid} 名，每名专家至多 {asked.loadMax} 份{asked.edits.length > 0 && `；人工调整 ${asked.edits.length} 处`}。
        {view.previousId && <a href={`${back}/${view.previousId}`}>调整前的方案</a>}
      </p>
      {view.releasedAt && (
        <Alert tone="done" title="已发布">
          {view.releasedBy}于 <DateTime value={view.releasedAt} /> 发布，评审任务已建立；专家答复情况见各任务的“分派专家”。
        </Alert>
      )}
      {isRunning && (
        <Alert tone="note" title={planStageWords[view.stage]}>
          <progress className="w-full max-w-md" aria-label="进度" />
          <p>正在后台计算，可以离开本页稍后再看。没有自动更新的，请刷新本页。</p>
        </Alert>
      )}
      {view.stage === "failed" && <Alert tone="problem" title="方案没有算成">系统出了故障，已通知系统管理员；条件没有丢失，可以回到“全部方案和条件”重新生成。</Alert>}
      {answer?.status === "unread" && (
        <Alert tone="warning" title="有的要求对不上或互相矛盾，请撤销或改写">
          {answer.problems.map((problem) => (
            <p key={`${problem.field} ${problem.of}`}>{planProblemWords(problem)}</p>
          ))}
        </Alert>
      )}
      {answer?.status === "unknown" && <Alert tone="warning" title="限时内没有找到方案">限制相互交叉，30 秒内没有找到方案。请放宽一项限制，或分任务生成。</Alert>}
      {answer?.status === "infeasible" && <ImpossiblePart answer={answer} />}
      {mayEdit && answer ? (
        <AdjustForm view={view} frame={frame} lastResult={lastResult} found={typeof reply?.facts?.found === "string" ? reply.facts.found : null}>
          {(ticked) => isFound && <PlanFoundPart answer={answer} ticked={ticked} />}
        </AdjustForm>
      ) : (
        isFound && answer && <PlanFoundPart answer={answer} ticked={null} />
      )}
      {isFound && <WhyNotPart bids={answer.bids} asked={view.pair} answer={view.why} />}
      {isFound && mayEdit && (
        <Section title="发布" id="release">
          <p className="measure mb-3">发布后为上列每一对建立评审任务，通知专家登录答复；此后的变动在各任务的“分派专家”中办理。发布前系统再核对一次回避情形；未被抽中、也未轮到递补的专家，记入例外清单。</p>
          <form method="post">
            <Once frame={frame} name="release" />
            <Button name="intent" value="release">
              发布指派
            </Button>
          </form>
        </Section>
      )}
    </>
  );
}
