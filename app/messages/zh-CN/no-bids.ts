import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { formatDateTime } from "#app/messages/format.ts";

interface Item {
  status: ChallengeState;
  opensAt: string | null;
  closesAt: string | null;
}

/** Why an item takes no bids now, and since when or from when: it stands where 我要揭榜 would. */
export function whyNoBids({ status, opensAt, closesAt }: Item, now: string): string {
  if (status === "suspended") return "任务暂停，恢复以前不接收申报";
  if (status === "withdrawn") return "任务已撤榜，不再接收申报";
  if (opensAt !== null && Date.parse(now) < Date.parse(opensAt)) return `${formatDateTime(opensAt)} 起可以揭榜`;
  if (closesAt !== null && Date.parse(closesAt) <= Date.parse(now)) return `揭榜已于 ${formatDateTime(closesAt)} 截止，不再接收申报`;
  return "目前不接收申报";
}
