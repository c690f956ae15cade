import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { CandidateTable } from "#app/components/review/candidate-table.tsx";
import { ChairForm } from "#app/components/review/chair-form.tsx";
import { PanelTable } from "#app/components/review/panel-table.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { FilterForm, FilterSelect, FilterText } from "#app/components/ui/filter-form.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { expertKinds, type CandidatePage } from "#app/domain/review/view.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import { inviteAgain, voidReview } from "#app/services/review/answer-invitation.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { nameChair } from "#app/services/panel/write-panel.ts";
import { replaceExpert } from "#app/services/review/replace-expert.ts";
import { askReopen, reopenReview } from "#app/services/review/sign-reviews.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const here = (toast: string) => (_value: unknown, { url }: Pick<PageInput, "url">) => ({ to: `${url.pathname}${url.search}`, toast });
const task = z.object({ task: z.uuid(), reason: z.string().trim().max(500).optional() });

const filterOf = (url: URL) => ({
  text: url.searchParams.get("text") ?? undefined,
  kind: expertKinds.find((kind) => kind === url.searchParams.get("kind")),
  field: url.searchParams.get("field") || undefined,
  free: url.searchParams.get("free") === "1",
});

const page = workPage({
  page: "challengeExperts",
  policy: "reviewAssignment.invite",
  load: async (input) => {
    const found = await listCandidates(input.ctx, no(input), filterOf(input.url), Number(input.url.searchParams.get("page") ?? 1));
    return found.ok ? ok({ ...found.value, filter: filterOf(input.url), roles: input.ctx.actor.roles.map(({ role }) => role) }) : found;
  },
  actions: {
    invite: formAction({
      schema: z.object({ experts: z.array(z.string()).min(1, "请勾选专家"), reason: z.string().trim().max(500).optional() }),
      run: ({ ctx, form, ...input }) => inviteExperts(ctx, { challenge: no(input), experts: form.experts, allBids: true, ...(form.reason && { reason: form.reason }) }),
      done: here("邀请已发出，等待专家答复。"),
    }),
    replace: formAction({
      schema: task.extend({ expert: z.string().trim().toUpperCase().optional() }),
      run: ({ ctx, form }) => replaceExpert.run(ctx, form.task, { ...(form.expert && { expert: form.expert }), allBids: true }),
      done: here("已办理。"),
    }),
    nameChair: formAction({ schema: z.object({ expert: z.string().trim().min(1) }), run: (input) => nameChair(input.ctx, no(input), input.form.expert), done: here("已指定组长。") }),
    inviteAgain: formAction({ schema: task, run: ({ ctx, form }) => inviteAgain.run(ctx, form.task, {}), done: here("已再次邀请。") }),
    askReopen: formAction({ schema: task, run: ({ ctx, form }) => askReopen.run(ctx, form.task, {}, { reason: form.reason }), done: here("已提议退回，待另一人同意。") }),
    reopen: formAction({ schema: task, run: ({ ctx, form }) => reopenReview.run(ctx, form.task, {}, { reason: form.reason }), done: here("已退回，专家可以修改并重新签署。") }),
    void: formAction({ schema: task, run: ({ ctx, form }) => voidReview.run(ctx, form.task, {}, { reason: form.reason }), done: here("已作废，该份评分不再计入。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<CandidatePage>((view) => `分派专家 ${view.challenge.no}`);

export default function ChallengeExperts() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const path = `/work/challenges/${encodeURIComponent(view.challenge.no)}/experts`;
  const isOpen = ["closed", "singleBid", "inReview"].includes(view.challenge.status) && view.undecided === 0 && view.bids.length > 0;
  const mayInvite = isOpen && view.roles.includes("officer");
  const { text, kind, field, free } = view.filter;
  return (
    <ObjectFrame
      title={`分派专家：${view.challenge.title}`}
      number={view.challenge.no}
      state={<StatusBadge noun="challenge" state={view.challenge.status} audience="staff" />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}`}>回到任务</a>}
      now={frame.now}
    >
      <ReplyProblem reply={reply} />
      {view.undecided > 0 && <Alert tone="note">还有 {view.undecided} 份申报未完成形式审查，全部审完后才能邀请专家。</Alert>}
      <Section title={`已邀请的专家（${view.panel.length} 名）`} aside={view.bids.map(({ reviewCode, unitName }) => `${reviewCode} ${unitName}`).join("；")}>
        {view.panel.length > 0 && frame.roles.includes("officer") && (
          <p className="no-print mb-3">
            <a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/paper`}>纸质评分（不使用电脑的专家）</a>
          </p>
        )}
        <PanelTable view={view} frame={frame} may={{ replace: isOpen && view.roles.includes("officer"), void: isOpen && (view.roles.includes("officer") || view.roles.includes("secondOfficer")), askReopen: view.challenge.status === "inReview" && (view.roles.includes("officer") || view.roles.includes("secondOfficer")), reopen: view.challenge.status === "inReview" && view.roles.includes("secondOfficer") }} />
        {isOpen && (view.roles.includes("officer") || view.roles.includes("secondOfficer")) && <ChairForm view={view} frame={frame} chair={view.chair} />}
      </Section>
      <Section title="候选专家" aside={<><a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/conflicts`}>回避情况</a>{"　"}<a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/draw`}>随机抽取</a>{"　"}<a href={`/work/rounds/${encodeURIComponent(view.roundCode)}/assignment?challenge=${encodeURIComponent(view.challenge.no)}`}>按申报指派</a></>}>
        <FilterForm path={path} isFiltered={Boolean(text || kind || field || free)}>
          <FilterText name="text" label="姓名、编号或单位" value={text} />
          <FilterText name="field" label="专业领域" value={field} placeholder="如 胶凝材料" />
          <FilterSelect name="kind" label="类别" value={kind} options={expertKinds.map((value) => ({ value, words: expertKindWords[value] }))} />
          <FilterSelect name="free" label="回避" value={free ? "1" : undefined} options={[{ value: "1", words: "只看无回避情形" }]} />
        </FilterForm>
        <CandidateTable view={view} frame={frame} mayInvite={mayInvite} />
      </Section>
    </ObjectFrame>
  );
}
