import { Countdown } from "#app/components/ui/countdown.tsx";
import { ServerTime } from "#app/components/ui/server-time.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatClock, formatDateTime } from "#app/messages/format.ts";
import { membersWords } from "#app/messages/zh-CN/members.ts";
import { historyWords, localCopyWords } from "#app/messages/zh-CN/bid-draft.ts";
import { earlierWords } from "#app/messages/zh-CN/earlier-bid.ts";
import { internalWords } from "#app/messages/zh-CN/unit-profile.ts";
import type { SaveState } from "./use-autosave.ts";

/** The head that stays in sight: deadline, time left, where the bid stands, when it was saved, whom to call. */
export function FormHead({ bid, isAhead, save, frame }: { bid: OwnBid; isAhead: boolean; save: SaveState; frame: WorkFrame }) {
  const { editing } = bid;
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-6 border-b-2 border-blue bg-white px-4 py-2 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {editing.mode === "locked" ? (
          <strong>只读</strong>
        ) : (
          <span>
            <span className="text-soft">{editing.mode === "correction" ? "补正截止" : "截止"} </span>
            <strong>
              <DateTime value={editing.until} />
            </strong>{" "}
            <strong className="text-red">
              <Countdown until={editing.until} now={frame.now} />
            </strong>
          </span>
        )}
        <ServerTime now={frame.now} />
        {bid.internalDeadline && <InternalDeadline at={bid.internalDeadline} now={frame.now} />}
        <strong>{standing(bid, isAhead, save.missing.length)}</strong>
        <span role="status" className={save.problem ? "font-bold text-red-dark" : "text-soft"}>
          {savedWords(save, frame.now)}
        </span>
        {frame.site.supportPhone && <span className="text-soft">系统支持 {frame.site.supportPhone}</span>}
      </p>
      {save.problem && (
        <p role="alert" className="text-red-dark">
          {save.problem.code === "signInNeeded" ? localCopyWords.signInNeeded(save.hasCopy) : save.problem.words}
          {save.problem.code === "signInNeeded" && (
            <a href="/sign-in" target="_blank" className="ml-2">
              在新窗口登录
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** The unit's own deadline beside ours: it reminds, it stops nothing. */
function InternalDeadline({ at, now }: { at: string; now: string }) {
  const isPassed = Date.parse(now) >= Date.parse(at);
  return (
    <span className={isPassed ? "text-red-dark" : "text-soft"}>
      {isPassed ? internalWords.passed : internalWords.beside} <DateTime value={at} />
    </span>
  );
}

/** 草稿、可提交、已提交: only what has a receipt counts as submitted. */
function standing(bid: OwnBid, isAhead: boolean, missing: number): string {
  const current = bid.versions.find((version) => version.isCurrent);
  if (bid.editing.mode === "correction") return missing > 0 ? `补正草稿，还缺 ${missing} 项` : "补正草稿，尚未提交";
  if (current) return isAhead ? `已提交第 ${current.number} 版；此后的修改尚未提交` : `已提交（第 ${current.number} 版，回执短码 ${current.shortCode}）`;
  if (bid.editing.mode === "locked") return "草稿，未提交";
  return missing > 0 ? `草稿，还缺 ${missing} 项` : "草稿已填齐，可以提交";
}

function savedWords({ isSaving, isSending, problem, savedAt }: SaveState, now: string): string {
  if (isSending) return "正在提交，请稍候…";
  if (problem) return problem.code === "unanswered" ? "没有收到答复" : "未保存";
  if (isSaving) return "正在保存…";
  if (savedAt === null) return "尚未保存";
  const isToday = Math.abs(Date.parse(now) - Date.parse(savedAt)) < 12 * 3_600_000;
  return `已保存 ${isToday ? formatClock(savedAt) : formatDateTime(savedAt)}`;
}

/** Which bid it is, and the pages beside its form. */
export function BidLinks({ bid, page }: { bid: OwnBid; page: string }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-soft">
      <a href={page}>{bid.no}</a>
      <span>{bid.unitName}</span>
      <a href={`${page}/history`}>{historyWords.title}</a>
      {bid.editing.mode === "bidding" && <a href={`${page}/earlier`}>{earlierWords.link}</a>}
      {bid.draft.members.length > 0 && <a href={`${page}/members`}>{membersWords.title}</a>}
    </p>
  );
}
