import { PlanConditionsForm } from "#app/components/plan/plan-conditions-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { planConditions } from "#app/domain/review/plan/plan-conditions-schema.ts";
import type { PlanListView, PlanRow } from "#app/domain/review/plan/plan-view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { planOutcomeWords, planStageWords } from "#app/messages/zh-CN/assignment-plan.ts";
import { askPlan } from "#app/services/assignment/ask-plan.ts";
import { listPlans } from "#app/services/assignment/show-plan.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const code = ({ params }: Pick<PageInput, "params">) => param(params, "code");

const page = workPage({
  page: "roundAssignment",
  policy: "reviewAssignment.invite",
  load: async (input) => {
    const found = await listPlans(input.ctx, code(input));
    return found.ok ? ok({ ...found.value, chosen: input.url.searchParams.get("challenge") }) : found;
  },
  actions: {
    ask: formAction({ schema: planConditions, run: (input) => askPlan(input.ctx, code(input), input.form), done: ({ id }: { id: string }, { url }) => ({ to: `${url.pathname}/${id}` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PlanListView>((view) => `专家指派 ${view.round.code}`);

const columnsFor = (path: string): Column<PlanRow>[] => [
  {
    key: "at",
    head: "方案",
    isRowHead: true,
    cell: ({ id, requestedAt }) => (
      <a href={`${path}/${id}`}>
        <DateTime value={requestedAt} />
      </a>
    ),
  },
  { key: "challenges", head: "任务", unit: "项", isNumeric: true, cell: ({ challenges }) => challenges },
  { key: "edits", head: "人工调整", unit: "处", isNumeric: true, cell: ({ edits }) => edits },
  { key: "by", head: "经办", cell: ({ requestedBy }) => requestedBy ?? "系统" },
  { key: "outcome", head: "结果", cell: ({ stage, outcome, releasedAt }) => (releasedAt ? <strong>已发布</strong> : outcome ? planOutcomeWords[outcome] : planStageWords[stage]) },
];

export default function RoundAssignment() {
  const { view, frame } = usePage<typeof loader>();
  const lastResult = useLastResult("ask");
  const path = `/work/rounds/${encodeURIComponent(view.round.code)}/assignment`;
  const ready = view.challenges.filter(({ passed, undecided }) => passed > 0 && undecided === 0);
  const waiting = view.challenges.filter(({ undecided }) => undecided > 0);
  return (
    <>
      <PageTitle title="专家指派" lead={<a href={`/work/rounds/${encodeURIComponent(view.round.code)}`}>{`${view.round.code} ${view.round.title}`}</a>} />
      <p className="measure">各份申报由不同专家评审、或申报较多时，由系统在回避、份数、类别、单位等限制内找出匹配最好的指派方案，并说明理由。每项任务一组专家的，用“分派专家”或“抽取专家”即可。</p>
      {waiting.length > 0 && <Alert tone="note" title={`另有 ${waiting.length} 项任务的形式审查没有完成，审完后才能指派`}>{waiting.map(({ no, undecided }) => `${no}（${undecided} 份）`).join("、")}</Alert>}
      {view.mayMake &&
        (ready.length > 0 ? (
          <Section title="指派条件" id="ask">
            <PlanConditionsForm view={view} frame={frame} chosen={view.chosen} lastResult={lastResult} />
          </Section>
        ) : (
          <Alert tone="note" title="还没有可以指派的申报">截止、开标并有申报通过形式审查之后，才能指派专家。</Alert>
        ))}
      <Section title="方案" id="plans">
        <DataTable caption="指派方案" rows={view.plans} columns={columnsFor(path)} rowKey={({ id }) => id} empty={<EmptyState title="还没有方案">生成的方案会列在这里，发布之前可以反复调整。</EmptyState>} />
      </Section>
    </>
  );
}
