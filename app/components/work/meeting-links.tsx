import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { ownerViewWords } from "#app/messages/zh-CN/owner-view.ts";
import { visitWords } from "#app/messages/zh-CN/visit.ts";

/** 需求方意见, 现场考察 and 答辩安排 of a challenge, where its review has them. */
export function MeetingLinks({ base, hasDefence, hasVisits, hasOwnerView }: { base: string; hasDefence: boolean; hasVisits: boolean; hasOwnerView: boolean }) {
  if (!hasDefence && !hasVisits && !hasOwnerView) return null;
  return (
    <p className="mt-3 flex flex-wrap gap-4">
      {hasOwnerView && <a href={`${base}/owner-view`}>{ownerViewWords.title}</a>}
      {hasVisits && <a href={`${base}/visits`}>{visitWords.title}</a>}
      {hasDefence && <a href={`${base}/defence`}>{defenceWords.title}</a>}
    </p>
  );
}
