import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { CheckManyPanel } from "#app/components/bid/check-many-panel.tsx";
import { FormCheckTable } from "#app/components/bid/form-check-table.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { DeclareFirst } from "#app/components/review/declare-first.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { FormCheckMatrix, OpeningRecord } from "#app/domain/bid/view.ts";
import { type CheckedMany, passSettled, sendCorrections } from "#app/services/bid/check-many.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { passForm } from "#app/services/bid/pass-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "challengeBids",
  policy: "challenge.viewBids",
  load: ({ ctx, params }) => listChallengeBids(ctx, param(params, "no")),
  actions: {
    passForm: formAction({
      schema: z.object({ bid: z.string().min(1).max(40), reason: z.string().trim().max(1000).optional() }),
      run: ({ ctx, form }) => passForm.run(ctx, form.bid, {}, { reason: form.reason }),
      done: (_value, { params }) => ({ to: `/work/challenges/${encodeURIComponent(param(params, "no"))}/bids`, toast: "已登记：形审通过。" }),
    }),
    passSettled: formAction({ schema: z.object({}), run: ({ ctx, params }) => passSettled(ctx, param(params, "no")) }),
    sendCorrections: formAction({ schema: z.object({}), run: ({ ctx, params }) => sendCorrections(ctx, param(params, "no")) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<FormCheckMatrix>(({ challenge }) => `形式审查 ${challenge.no}`);

export default function ChallengeBids() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CheckedMany>();
  const { challenge, opening, declarationDue, rows } = view;
  const undecided = rows.filter(({ status }) => status === "underFormCheck" || status === "correctionRequested").length;
  const asked = rows.filter(({ isReviewAsked }) => isReviewAsked).length;
  return (
    <ObjectFrame
      title={`形式审查：${challenge.title}`}
      number={challenge.no}
      state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(challenge.no)}`}>回到任务</a>}
      nextStep={opening === null ? null : declarationDue ? "声明有无回避情形" : asked > 0 ? `答复 ${asked} 份复核申请` : undecided > 0 ? `还有 ${undecided} 份待审` : challenge.status === "closed" ? "全部审完，可以进入评审" : null}
      now={frame.now}
    >
      <ReplyProblem reply={reply} />
      {opening === null ? <NotOpened view={view} /> : <Opening opening={opening} />}
      {declarationDue && (
        <DeclareFirst no={challenge.no} next={`/work/challenges/${encodeURIComponent(challenge.no)}/bids`}>
          申报已经开启。先看各份申报的单位和负责人并作声明，再在这里审查内容。
        </DeclareFirst>
      )}
      {opening !== null && !declarationDue && (
        <Section title="形式审查表" id="matrix">
          <CheckManyPanel rows={rows} frame={frame} many={reply?.answer ?? null} />
          <FormCheckTable rows={rows} frame={frame} />
        </Section>
      )}
    </ObjectFrame>
  );
}

/** Before the opening there is nothing to see, and the page says why. */
function NotOpened({ view: { challenge, bidsAtClose } }: { view: FormCheckMatrix }) {
  return (
    <EmptyState title={bidsAtClose === null ? "尚未截止，申报情况对任何人不公开" : `已截止，收到 ${bidsAtClose} 份申报，尚未开标`}>
      {bidsAtClose === null ? (
        <p>截止{challenge.closesAt && <>（<DateTime value={challenge.closesAt} />）</>}后显示份数，开标后显示单位和内容。</p>
      ) : (
        <p>
          由复核人员在<a href={`/work/challenges/${encodeURIComponent(challenge.no)}#move-openBids`}>任务页</a>开标。
        </p>
      )}
    </EmptyState>
  );
}

function Opening({ opening }: { opening: OpeningRecord }) {
  return (
    <Section title="开标记录" id="opening">
      <DescriptionList
        items={[
          { term: "开标时间", value: <DateTime value={opening.at} /> },
          { term: "开标人", value: opening.openedBy },
          { term: "结果", value: `开启 ${opening.opened} 份，未能开启 ${opening.failed} 份` },
          { term: "承诺值汇总摘要", value: <code className="text-sm break-all">{opening.commitmentsDigest}</code> },
          { term: "日志序号", value: opening.auditSequence },
        ]}
      />
    </Section>
  );
}
