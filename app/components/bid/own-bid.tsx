import { LinkButton } from "#app/components/ui/button.tsx";
import { visitWords } from "#app/messages/zh-CN/visit.ts";
import { defenceSpan, defenceTold } from "#app/messages/zh-CN/defence-time.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { OwnBid, SealedVersion } from "#app/domain/bid/view.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { formatDateTime, formatInstant } from "#app/messages/format.ts";
import { rejectReasonWords } from "#app/messages/zh-CN/bid.ts";
import { BidContent } from "./bid-content.tsx";
import { BidFiles } from "./bid-files.tsx";
import { CorrectionNotice } from "./correction-notice.tsx";
import { FormReviewNote } from "./form-review-note.tsx";
import { OpenedFiles } from "./opened-files.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";
import { AmendmentAlert, ContestNote, LeftNote, ResupplyPart } from "./rare-parts.tsx";
import { SealedPagePart } from "./sealed-page-part.tsx";
import { TeamWarnings } from "./team-warnings.tsx";
import { TroubleNote } from "./trouble-note.tsx";

/** A bid as its team reads it: receipt first, then what is asked of it, then what was submitted. */
export function OwnBidView({ bid, now }: { bid: OwnBid; now: string }) {
  const current = bid.versions.find((version) => version.isCurrent);
  const editPage = `/work/bids/${encodeURIComponent(bid.no)}/edit`;
  return (
    <>
      {(bid.status === "unmatched" || ["decided", "endedNoBid", "endedUnmatched"].includes(bid.challenge.status)) && bid.versions.length > 0 && (
        <p className="no-print my-4">
          <LinkButton href={`/work/bids/${encodeURIComponent(bid.no)}/result`}>我的结果</LinkButton>
        </p>
      )}
      {bid.defence && (
        <Alert tone="note" title={defenceTold}>
          {defenceSpan(bid.defence.startsAt, bid.defence.endsAt)}，{bid.defence.place}。<a href={`/work/challenges/${encodeURIComponent(bid.challenge.no)}/defence`}>查看和加入日历</a>
        </Alert>
      )}
      {bid.hasVisit && (
        <p className="no-print my-4">
          <LinkButton href={`/work/challenges/${encodeURIComponent(bid.challenge.no)}/visits`} tone="plain">
            {visitWords.own}
          </LinkButton>
        </p>
      )}
      <ResupplyPart bid={bid} now={now} />
      {current && <ReceiptPanel no={bid.no} version={current} isSealed={bid.status === "submitted"} hasKept={bid.submitted !== null && bid.status === "submitted"} />}
      {bid.editing.mode === "bidding" && !current && (
        <Alert tone="warning" title={bid.status === "withdrawn" ? "已撤回，尚未重新提交" : "还没有提交"}>
          <p>保存不等于提交。{bid.missing.length > 0 ? `还缺 ${bid.missing.length} 项。` : "已填齐。"}</p>
          <p className="no-print mt-2">
            <LinkButton href={editPage}>{bid.missing.length > 0 ? "继续填写" : "去提交"}</LinkButton>
          </p>
        </Alert>
      )}
      <LeftNote bid={bid} />
      {current && bid.isDraftAhead && bid.editing.mode === "bidding" && (
        <Alert tone="warning" title="草稿有修改，尚未替换">
          提交后的修改保存在草稿里，开标仍以第 {current.number} 版为准。要以新内容为准，请<a href={editPage}>提交替换</a>。
        </Alert>
      )}
      <ContestNote bid={bid} />
      <TeamWarnings warnings={bid.warnings} />
      <AmendmentAlert bid={bid} />
      <TroubleNote bid={bid} className="my-4 text-sm text-soft" />
      {(bid.submitted ?? bid.draft).members.length > 0 && (
        <p className="no-print my-4">
          <LinkButton href={`/work/bids/${encodeURIComponent(bid.no)}/members`} tone="plain">
            成员确认
          </LinkButton>
        </p>
      )}
      <Standing bid={bid} editPage={editPage} />
      <SealedPagePart bid={bid} />
      <BidFiles bid={bid} />
      {bid.submitted && (
        <Section title={current ? `申报内容（第 ${current.number} 版）` : "最近一次提交的内容"} id="content" aside={isOpened[bid.status] ? <ReadingLinks no={bid.no} /> : undefined}>
          <BidContent content={bid.submitted} indicators={bid.challenge.indicators} unitName={bid.unitName} />
          <OpenedFiles no={bid.no} files={bid.openedFiles} />
        </Section>
      )}
      {bid.versions.length > 0 && (
        <Section title="提交过的版本" id="versions">
          <DataTable caption="提交过的版本" rows={bid.versions} columns={versionColumns(bid.no)} rowKey={({ number }) => String(number)} empty={null} />
        </Section>
      )}
    </>
  );
}

/** What the form check asks or decided. */
function Standing({ bid, editPage }: { bid: OwnBid; editPage: string }) {
  const { correction, verdict } = bid;
  if (bid.editing.mode === "correction" && correction) {
    return (
      <CorrectionNotice correction={correction}>
        <p className="no-print mt-2">
          <LinkButton href={editPage}>去补正</LinkButton>
        </p>
      </CorrectionNotice>
    );
  }
  if (bid.status === "correctionRequested" && correction) {
    return <Alert tone="problem" title="补正期限已过">补正截止时间为 {formatDateTime(correction.dueAt)}，系统不再接收补正。</Alert>;
  }
  if (verdict?.verdict === "rejected") {
    return (
      <Alert tone="problem" title={`不予受理${verdict.reasonCode ? `：${rejectReasonWords[verdict.reasonCode]}` : ""}`}>
        {verdict.reason && <p>{verdict.reason}</p>}
        <p>
          决定时间 <DateTime value={verdict.decidedAt} />。
          {bid.reviewUntil && <>有异议的，可在 {formatDateTime(bid.reviewUntil)} 前<a href="#askFormReview">申请复核</a>一次。</>}
        </p>
        {bid.formReview && <FormReviewNote review={bid.formReview} />}
      </Alert>
    );
  }
  if (verdict?.verdict === "passed") return <Alert tone="done" title="形式审查通过，已受理" />;
  return null;
}

function versionColumns(no: string): Column<SealedVersion>[] {
  return [
    { key: "number", head: "版本", isRowHead: true, cell: ({ number, isCurrent }) => `第 ${number} 版${isCurrent ? "（有效）" : ""}` },
    { key: "receivedAt", head: "收到时间", cell: ({ receivedAt }) => <span className="tabular-nums">{formatInstant(receivedAt)}</span> },
    { key: "shortCode", head: "回执短码", cell: ({ shortCode }) => <span className="tracking-wider tabular-nums">{shortCode}</span> },
    { key: "receipt", head: "回执", cell: ({ number }) => <a href={`/work/bids/${encodeURIComponent(no)}/receipt?version=${number}`}>查看</a> },
  ];
}

/** From the opening on the team reads who opened its bid. */
function ReadingLinks({ no }: { no: string }) {
  return (
    <span className="no-print flex gap-4">
      <a href={`/work/bids/${encodeURIComponent(no)}/readings`}>查阅记录</a>
      <a href={`/work/bids/${encodeURIComponent(no)}/summary`}>一页摘要</a>
    </span>
  );
}
