import type { PublicChallenge } from "#app/domain/challenge/view.ts";
import { feedWords } from "#app/messages/zh-CN/feeds.ts";

/** The item for other programs: its dates as a calendar, its content as data. */
export function ChallengeLinks({ challenge }: { challenge: Pick<PublicChallenge, "no" | "isOpenForBids"> }) {
  const base = `/challenges/${encodeURIComponent(challenge.no)}`;
  return (
    <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm print:hidden">
      {challenge.isOpenForBids && <a href={`${base}/calendar.ics`}>{feedWords.calendar}</a>}
      <a href="/feed.atom">{feedWords.subscribe}</a>
      <a href={`${base}/data.json`}>任务数据（JSON）</a>
    </p>
  );
}
