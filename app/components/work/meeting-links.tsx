import type { HeldMeeting } from "#app/domain/review/stage-kinds.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { meetingWords } from "#app/messages/zh-CN/meeting.ts";
import { ownerViewWords } from "#app/messages/zh-CN/owner-view.ts";
import { matrixStageWords } from "#app/messages/zh-CN/progress.ts";
import { visitWords } from "#app/messages/zh-CN/visit.ts";

/** 需求方意见, 供需对接 or 需求方确认, 现场考察, and 答辩安排 or 会评会议 of a challenge, where its review has them. */
export function MeetingLinks({ base, meetings, hasVisits, hasOwnerView, ownerStage }: { base: string; meetings: HeldMeeting[]; hasVisits: boolean; hasOwnerView: boolean; ownerStage: "matching" | "shortlist" | null }) {
  if (meetings.length === 0 && !hasVisits && !hasOwnerView && ownerStage === null) return null;
  return (
    <p className="mt-3 flex flex-wrap gap-4">
      {hasOwnerView && <a href={`${base}/owner-view`}>{ownerViewWords.title}</a>}
      {ownerStage && <a href={`${base}/shortlist`}>{matrixStageWords[ownerStage]}</a>}
      {hasVisits && <a href={`${base}/visits`}>{visitWords.title}</a>}
      {meetings.map((meeting) => (
        <MeetingLink key={meeting} base={base} meeting={meeting} />
      ))}
    </p>
  );
}

/** The page of a meeting. */
export function MeetingLink({ base, meeting }: { base: string; meeting: HeldMeeting }) {
  return meeting === "defence" ? <a href={`${base}/defence`}>{defenceWords.title}</a> : <a href={`${base}/meeting`}>{meetingWords.title}</a>;
}
