import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { visitWords } from "#app/messages/zh-CN/visit.ts";

/** 现场考察 and 答辩安排 of a challenge, where its review has them. */
export function MeetingLinks({ base, hasDefence, hasVisits }: { base: string; hasDefence: boolean; hasVisits: boolean }) {
  if (!hasDefence && !hasVisits) return null;
  return (
    <p className="mt-3 flex flex-wrap gap-4">
      {hasVisits && <a href={`${base}/visits`}>{visitWords.title}</a>}
      {hasDefence && <a href={`${base}/defence`}>{defenceWords.title}</a>}
    </p>
  );
}
