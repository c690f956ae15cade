import { DecidedConflicts } from "#app/components/review/decided-conflicts.tsx";
import { LateConflictForm } from "#app/components/review/late-conflict-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ConflictPage, DeclaredPerson, SoftFlag } from "#app/domain/review/declaration.ts";
import { settleConflict } from "#app/domain/review/decided-conflict.ts";
import { lateConflict } from "#app/domain/review/declaration-schema.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";
import { flagWords, lateOutcomeWords, saidWords } from "#app/messages/zh-CN/conflict.ts";
import { conflictWords } from "#app/messages/zh-CN/review.ts";
import { settleAfterDecision } from "#app/services/review/decided-conflict.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { showConflicts } from "#app/services/review/show-conflicts.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "conflicts",
  policy: "reviewAssignment.void",
  load: (input) => showConflicts(input.ctx, no(input)),
  actions: {
    late: formAction({ schema: lateConflict, run: (input) => reportLateConflict(input.ctx, no(input), input.form), done: (outcome, { url }) => ({ to: url.pathname, toast: { tone: "warning", text: lateOutcomeWords(outcome) } }) }),
    settleConflict: formAction({ schema: settleConflict, run: (input) => settleAfterDecision(input.ctx, no(input), input.form), done: (_done, { url }) => ({ to: `${url.pathname}#decided`, toast: "处理结论已记录，监督人员可在例外清单查看。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ConflictPage>((view) => `回避情况 ${view.challenge.no}`);

const duty = (role: string) => (dutyWords as Record<string, string>)[role] ?? role;

const peopleColumns: Column<DeclaredPerson>[] = [
  { key: "name", head: "人员", isRowHead: true, cell: ({ name, expertNo }) => (expertNo ? `${name}（${expertNo}）` : name) },
  { key: "roles", head: "岗位", cell: ({ roles, expertNo }) => (expertNo ? "评审专家" : roles.map(duty).join("、")) },
  { key: "said", head: "声明", cell: ({ said }) => (said === "conflict" ? <span className="font-medium text-red-dark">{saidWords.conflict}</span> : said === null ? "尚未声明" : saidWords[said]) },
  { key: "at", head: "时间", cell: ({ at }) => at && <DateTime value={at} /> },
];

const excludedColumns: Column<ConflictPage["excluded"][number]>[] = [
  { key: "name", head: "专家", isRowHead: true, cell: ({ name, expertNo }) => <a href={`/work/experts/${encodeURIComponent(expertNo)}`}>{`${name}（${expertNo}）`}</a> },
  { key: "unit", head: "单位", isText: true, cell: ({ unitName }) => unitName },
  { key: "reasons", head: "须回避的申报和情形", isText: true, cell: ({ reasons }) => reasons.map(({ code, reason }) => `${code} ${(conflictWords as Record<string, string>)[reason] ?? reason}`).join("；") },
];

const flagColumns: Column<SoftFlag>[] = [
  { key: "expert", head: "专家", isRowHead: true, cell: ({ expertName, expertNo }) => <a href={`/work/experts/${encodeURIComponent(expertNo)}#links`}>{`${expertName}（${expertNo}）`}</a> },
  { key: "bid", head: "申报", cell: ({ code }) => code },
  { key: "kind", head: "提示", cell: ({ kind }) => flagWords[kind] },
  { key: "words", head: "名称", isText: true, cell: ({ words, unitId }) => (unitId === null ? words : <a href={`/work/unit?unit=${unitId}#affiliations`}>{words}</a>) },
];

export default function ChallengeConflicts() {
  const { view, frame } = usePage<typeof loader>();
  const last = useLastResult("late");
  const settled = useLastResult("settleConflict");
  const base = `/work/challenges/${encodeURIComponent(view.challenge.no)}`;
  return (
    <>
      <PageTitle title={`回避情况：${view.challenge.title}`} lead={view.challenge.no} />
      <p className="no-print mb-4 flex flex-wrap gap-4">
        <a href={base}>回到任务</a>
        <a href={`${base}/experts`}>分派专家</a>
        {frame.roles.includes("officer") && <a href={`${base}/declaration`}>我的回避声明</a>}
        <a href="/work/influence">有人打招呼？向监督人员报告</a>
      </p>
      {view.lacking.length > 0 && (
        <Alert tone="problem" title="需要指定替代人员">
          {view.lacking.map(duty).join("、")}已全部回避本任务，请在“<a href="/work/people">用户与角色</a>”为本批次任命替代人员，由安全管理员确认。
        </Alert>
      )}
      <DecidedConflicts view={view} frame={frame} last={settled} />
      <Section title="声明" id="declared">
        <DataTable caption="回避声明" rows={view.people} columns={peopleColumns} rowKey={({ name, expertNo }) => `${name} ${expertNo ?? ""}`} empty={<EmptyState title="还没有人员" />} isPlain />
      </Section>
      <Section title={`须回避的专家（${view.excluded.length} 名）`} aside="系统按登记的单位、关系和声明判定，不能抽取、邀请和评分">
        <DataTable caption="须回避的专家" rows={view.excluded} columns={excludedColumns} rowKey={({ expertNo }) => expertNo} empty={<EmptyState title="没有">开标后，系统在这里列出须回避的专家。</EmptyState>} isPlain />
      </Section>
      <Section title={`须人工核对的提示（${view.flags.length} 条）`} aside="姓名、名称相近，或关联关系只有一方声明，系统不自动排除">
        <DataTable caption="提示" rows={view.flags} columns={flagColumns} rowKey={(flag) => JSON.stringify(flag)} empty={<EmptyState title="没有提示" />} isPlain />
        {view.flags.length > 0 && <p className="mt-2 text-soft">核对为同一人、同一单位的，请在专家资料里补登编号或代码，系统随即排除。关联关系声明属实的，在该单位的页面确认；双方或经办人员确认后，系统随即排除。</p>}
      </Section>
      {view.may.report && view.panel.length > 0 && (
        <Section title="登记迟到的回避" id="late">
          <LateConflictForm view={view} frame={frame} last={last} />
        </Section>
      )}
    </>
  );
}
