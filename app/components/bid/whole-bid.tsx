import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { LineVerdict } from "#app/domain/bid/form-lines.ts";
import type { WholeBid } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { correctableWords, rejectReasonWords } from "#app/messages/zh-CN/bid.ts";
import { BidContent } from "./bid-content.tsx";
import { LeadProfile } from "./lead-profile.tsx";
import { FormReviewNote } from "./form-review-note.tsx";
import { HeldFiles } from "./held-files.tsx";
import { LineTable } from "./line-table.tsx";
import { ServeForm } from "./serve-form.tsx";
import { IdentityNote, ResupplyState } from "./rare-parts.tsx";
import { OpenedFiles } from "./opened-files.tsx";

/** A bid as the bureau reads it after the opening: findings first, then the content. */
export function WholeBidView({ bid, findingWords, frame, lineVerdicts, mayServe }: { bid: WholeBid; findingWords: Record<string, string>; frame: WorkFrame; lineVerdicts: readonly LineVerdict[]; mayServe: boolean }) {
  const { correction, verdict } = bid;
  return (
    <>
      <ResupplyState bid={bid} />
      {bid.status === "notOpened" && (
        <Alert tone="problem" title="密封件未能开启">
          密封件与提交时的承诺值或编号不一致，或已损坏，没有读到任何内容。其他申报不受影响。请核查存储；确实不能恢复的，由复核办理“请申报单位重新提供”。
        </Alert>
      )}
      {verdict && (
        <Alert tone={verdict.verdict === "passed" ? "done" : "problem"} title={verdict.verdict === "passed" ? "形式审查通过" : `不予受理：${verdict.reasonCode ? rejectReasonWords[verdict.reasonCode] : ""}`}>
          {verdict.reason && <p>{verdict.reason}</p>}
          <p>{formatDateTime(verdict.decidedAt)}</p>
        </Alert>
      )}
      {correction && (
        <Alert tone="note" title={correction.correctedAt ? `已于 ${formatDateTime(correction.correctedAt)} 补正` : `补正中，${formatDateTime(correction.dueAt)} 截止`}>
          <p>可以改动：{correction.fields.map((field) => correctableWords[field]).join("、")}</p>
          <p className="whitespace-pre-wrap">原因：{correction.words}</p>
          <p>
            送达：{formatDateTime(correction.servedAt)}（{correction.service === "platform" ? "平台送达" : correction.service}），期限自次一工作日起算。
          </p>
          {!correction.correctedAt && bid.status === "correctionRequested" && mayServe && <ServeForm frame={frame} />}
        </Alert>
      )}
      {bid.formReview && <FormReviewNote review={bid.formReview} />}
      <IdentityNote found={bid.identity} indicators={bid.challenge.indicators} />
      {bid.findings.length > 0 && (
        <Section title="逐项审查" id="lines">
          {bid.isFoundLater && <p className="mb-3 font-medium text-red-dark">形审通过后有新的发现，请核对：没有问题的，在该项登记“符合”；需要重新处理的，办理“重新形式审查”。</p>}
          <LineTable bid={bid} findingWords={findingWords} frame={frame} may={lineVerdicts} />
        </Section>
      )}
      <LeadProfile profile={bid.leadProfile} />
      {bid.sealed && (
        <Section title="密封与开标" id="sealed">
          <DescriptionList
            items={[
              { term: "评审编号", value: bid.reviewCode ?? "—" },
              { term: "开启的版本", value: `第 ${bid.sealed.bidVersion} 版` },
              { term: "收到时间", value: <span className="tabular-nums">{formatInstant(bid.sealed.receivedAt)}</span> },
              { term: "内容承诺值", value: <code className="text-sm break-all">{bid.sealed.commitment}</code> },
            ]}
          />
        </Section>
      )}
      {bid.content && (
        <Section title="申报内容" id="content" aside={<Ways no={bid.no} hasReadings={frame.roles.includes("supervisor")} />}>
          <BidContent content={bid.content} indicators={bid.challenge.indicators} unitName={bid.unitName} />
          <HeldFiles files={bid.openedFiles} frame={frame} />
          <OpenedFiles no={bid.no} files={bid.openedFiles} />
        </Section>
      )}
    </>
  );
}

/** `hasReadings`: who watches may read by name who opened the bid. */
function Ways({ no, hasReadings }: { no: string; hasReadings: boolean }) {
  const path = `/work/bids/${encodeURIComponent(no)}`;
  return (
    <span className="flex flex-wrap gap-x-4">
      <a href={`${path}/summary`}>一页摘要</a>
      {hasReadings && <a href={`${path}/readings`}>查阅记录</a>}
    </span>
  );
}
