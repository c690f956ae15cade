import { z } from "zod";
import { InvitationForm } from "#app/components/review/invitation-form.tsx";
import { OwnBidTable } from "#app/components/review/own-bid-table.tsx";
import { SignForm } from "#app/components/review/sign-form.tsx";
import { MeetingLink } from "#app/components/work/meeting-links.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { RubricTable } from "#app/components/round/rubric-table.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { declaration } from "#app/domain/review/declaration-schema.ts";
import { visitWords } from "#app/messages/zh-CN/visit.ts";
import type { OwnReviewItem } from "#app/domain/review/view.ts";
import { hiddenTeamWords, leftOutWords, workloadWords } from "#app/messages/zh-CN/review.ts";
import { answerForItem } from "#app/services/review/answer-invitation.ts";
import { type Declared, declareConflicts, showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { showOwnItem } from "#app/services/review/list-reviews.ts";
import { signItem } from "#app/services/review/sign-item.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "challengeNo");
const here = (toast: string) => (_value: unknown, { url }: Pick<PageInput, "url">) => ({ to: url.pathname, toast });
const reason = z.string().trim().max(1000).optional();

const page = workPage({
  page: "reviewItem",
  policy: "reviewAssignment.accept",
  load: async (input) => {
    const [item, declared] = await Promise.all([showOwnItem(input.ctx, no(input)), showDeclaration(input.ctx, no(input))]);
    return item.ok ? ok({ ...item.value, declarable: declared.ok ? declared.value.bids : [] }) : item;
  },
  actions: {
    // One table over all bids comes with the answer: a single conflict is a recusal.
    accept: formAction({
      schema: declaration.safeExtend({ pledge: z.literal("on", "请勾选声明") }),
      run: async ({ form: { pledge: _pledge, ...said }, ...input }) => {
        const declared = await declareConflicts(input.ctx, no(input), said, "invitation");
        if (!declared.ok || declared.value.isClosed) return declared;
        const accepted = await answerForItem(input.ctx, { challenge: no(input), answer: "accept" });
        return accepted.ok ? declared : accepted;
      },
      done: (value: Declared, { url }) => ({ to: url.pathname, toast: value.isClosed ? { tone: "warning", text: "已登记回避，本任务不再请您评审，经办人将另请专家。" } : "已接受邀请。" }),
    }),
    decline: formAction({ schema: z.object({ reason }), run: (input) => answerForItem(input.ctx, { challenge: no(input), answer: "decline", reason: input.form.reason }), done: here("已婉拒，经办人将另请专家。") }),
    recuse: formAction({ schema: z.object({ reason }), run: (input) => answerForItem(input.ctx, { challenge: no(input), answer: "recuse", reason: input.form.reason }), done: here("已申请回避，经办人将另请专家。") }),
    sign: formAction({ schema: z.object({}), run: (input) => signItem(input.ctx, no(input)), done: here("已签署，本任务的评分已锁定。感谢您的评审。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OwnReviewItem>((view) => `评审 ${view.challenge.no}`);

export default function ReviewItem() {
  const { view, frame } = usePage<typeof loader>();
  const results = { accept: useLastResult("accept"), decline: useLastResult("decline"), recuse: useLastResult("recuse"), sign: useLastResult("sign") };
  const isInvited = view.bids.some(({ status }) => status === "invited");
  const live = view.bids.filter(({ status }) => ["accepted", "reviewing", "reopened", "signed"].includes(status));
  const done = live.filter(({ missing, status }) => missing === 0 || status === "signed").length;
  return (
    <ObjectFrame
      title={view.challenge.title}
      number={view.challenge.no}
      state={<StatusBadge noun="challenge" state={view.challenge.status} audience="public" />}
      subtitle={view.challenge.roundTitle}
      nextStep={isInvited ? "答复评审邀请" : live.length === 0 ? null : done < live.length ? `继续评分（${done}/${live.length}）` : live.every(({ status }) => status === "signed") ? "已签署，等待固定排名" : "签署"}
      now={frame.now}
    >
      {isInvited && <InvitationForm view={view} frame={frame} results={results} />}
      <Section title={`申报（${view.bids.length} 份）`} aside={view.ownMean ? `本人目前均分 ${view.ownMean}` : undefined}>
        {view.isTeamHidden && <p className="mb-3 measure text-soft">{hiddenTeamWords}</p>}
        {view.workload && <p className="mb-3 measure">{workloadWords(view.workload)}</p>}
        <OwnBidTable view={view} />
        {live.length > 0 && <ItemLinks no={view.challenge.no} isChair={view.isChair} hasDiscussion={view.hasDiscussion} meetings={view.meetings} hasVisits={view.hasVisits} hasForm={view.challenge.status === "inReview" && live.some(({ status }) => status !== "signed")} />}
      </Section>
      {live.length > 0 && !isInvited && <SignForm view={view} frame={frame} lastResult={results.sign} />}
      {live.some(({ status }) => status === "accepted" || status === "reviewing") && !isInvited && <InvitationForm view={view} frame={frame} results={results} isLater />}
      <details className="mt-8">
        <summary>评审标准（{view.criteria.length} 项）</summary>
        <RubricTable lines={view.criteria} />
        {view.leftOut && <p className="mt-2 text-sm text-soft">{leftOutWords(view.leftOut.criteria, view.leftOut.factor)}</p>}
      </details>
    </ObjectFrame>
  );
}

/** Other ways to mark, and the way to the supervisor. */
function ItemLinks({ no, isChair, hasDiscussion, meetings, hasVisits, hasForm }: { no: string; hasForm: boolean } & Pick<OwnReviewItem, "isChair" | "hasDiscussion" | "meetings" | "hasVisits">) {
  const item = `/work/reviews/${encodeURIComponent(no)}`;
  return (
    <p className="no-print mt-3 flex flex-wrap gap-x-6 gap-y-1">
      {hasVisits && <a href={`/work/challenges/${encodeURIComponent(no)}/visits`}>{visitWords.title}</a>}
      {meetings.map((meeting) => (
        <MeetingLink key={meeting} base={`/work/challenges/${encodeURIComponent(no)}`} meeting={meeting} />
      ))}
      {isChair && <a href={`${item}/panel`}>专家组意见（您是组长）</a>}
      {hasDiscussion && <a href={`${item}/discussion`}>评议讨论</a>}
      <a href={`${item}/grid`}>横向表</a>
      {hasForm && <a href={`${item}/form`}>离线评分表（Excel）</a>}
      <a href={`/work/challenges/${encodeURIComponent(no)}/declaration?at=meeting`}>会上声明回避</a>
      <a href={`/work/influence?item=${encodeURIComponent(no)}`}>有人打招呼？向监督人员报告</a>
    </p>
  );
}
