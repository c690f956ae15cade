import { DroppedBid } from "#app/components/review/dropped-bid.tsx";
import { ResultMarks } from "#app/components/review/result-marks.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import type { KnownResult, ResultView } from "#app/domain/award/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { Site } from "#app/domain/site/settings.ts";
import { noticeTitle } from "#app/messages/zh-CN/notice.ts";
import { outcomeHeadings, outcomeNext, resultWords } from "#app/messages/zh-CN/review.ts";
import { showResultPage } from "#app/services/award/show-result-page.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { speakTimeline } from "#app/web/spoken.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "bidResult",
  policy: "bid.view",
  load: async ({ ctx, params }) => {
    const found = await showResultPage(ctx, param(params, "no"));
    return found.ok ? ok({ result: found.value.result, path: found.value.path.flatMap((event) => speakTimeline(event.noun, [event])) }) : found;
  },
});

export const loader = page.loader;
export const meta = pageMeta<{ result: ResultView }>(({ result }) => `我的结果 ${result.bidNo}`);

export default function BidResult() {
  const { view: page, frame } = usePage<typeof loader>();
  const { result: view, path } = page;
  return (
    <ObjectFrame
      title={view.kind === "known" ? outcomeHeadings[view.outcome] : view.kind === "ended" ? "任务已结束，没有立项" : view.dropped?.as === "unmatched" ? outcomeHeadings.unmatched : "结果尚未公布"}
      number={view.bidNo}
      numberLabel="申报编号"
      state={<StatusBadge noun="bid" state={view.status} audience="public" />}
      subtitle={
        <>
          {view.unitName}　<a href={`/challenges/${encodeURIComponent(view.challenge.no)}`}>{`${view.challenge.no} ${view.challenge.title}`}</a>
        </>
      }
      now={frame.now}
      nextStep={view.kind === "pending" && !view.dropped ? resultWords.waiting : null}
      actions={
        <LinkButton href={`/work/bids/${encodeURIComponent(view.bidNo)}/receipt`} tone="plain">
          {resultWords.receipt}
        </LinkButton>
      }
      timeline={timelineEntries(path)}
    >
      {view.kind === "pending" ? (
        view.dropped ? (
          <DroppedBid dropped={view.dropped} isPending />
        ) : (
          <EmptyState title="结果尚未公布">公示首日，本单位的得分、名次、专家意见和理由会出现在这里。</EmptyState>
        )
      ) : view.kind === "ended" ? (
        <>
          <Section title="结果">
            {view.dropped && <DroppedBid dropped={view.dropped} isPending={false} />}
            <p className="measure">本任务已经结束，没有申报立项。{view.reason ? `原因：${view.reason}` : ""}</p>
            <p className="measure">对程序或事实有疑问的，请联系政策咨询{frame.site.policyPhone ? `（${frame.site.policyPhone}）` : ""}或监督部门。</p>
          </Section>
          {view.scored && <ResultMarks scored={view.scored} challengeNo={view.challenge.no} />}
        </>
      ) : (
        <Known result={view} site={frame.site} />
      )}
    </ObjectFrame>
  );
}

function Known({ result, site }: { result: KnownResult; site: Site }) {
  const { notice, award, reason, ownerVeto, outcome } = result;
  return (
    <>
      <Section title="结果">
        <DescriptionList
          items={[
            { term: "结果", value: <strong>{outcomeHeadings[outcome]}</strong> },
            ...(award ? [{ term: "支持财政资金", value: <Money fen={award.fiscalFen} /> }] : []),
            ...(award?.ownerContact ? [{ term: "需求方联系人", value: <>{award.ownerContact.name}　<a href={`tel:${award.ownerContact.phone}`}>{award.ownerContact.phone}</a></> }] : []),
            ...(reason ? [{ term: "理由", value: reason }] : []),
            ...(ownerVeto ? [{ term: "需求方不同意的理由", value: ownerVeto }] : []),
            { term: "公示", value: <a href={`/notices/${notice.id}`}>{noticeTitle({ kind: "result", title: notice.title, challengeNo: null })}</a> },
            { term: "发文字号", value: notice.documentNumber },
          ]}
        />
        <p className="measure">{outcomeNext[outcome]}</p>
      </Section>
      {notice.term && <Objection term={notice.term} site={site} />}
      {result.scored && <ResultMarks scored={result.scored} challengeNo={result.challenge.no} />}
    </>
  );
}

function Objection({ term, site }: { term: NonNullable<KnownResult["notice"]["term"]>; site: Site }) {
  return (
    <Section title="公示期和异议" aside={term.phase === "over" ? "公示期已满" : `剩余 ${term.workingDaysLeft} 个工作日`}>
      <p className="measure">
        公示期自 <DateTime value={term.startsOn} dateOnly /> 至 <DateTime value={term.endsOn} dateOnly />
        ，至最后一日 24 时止。对结果有异议的，请在期内实名提出，写明事实、附依据并留下联系方式
        {site.policyPhone ? `，联系电话 ${site.policyPhone}` : ""}。受理的理由限于程序或事实问题；对专家学术判断的不同看法不予受理。提出人身份予以保密。
      </p>
    </Section>
  );
}
