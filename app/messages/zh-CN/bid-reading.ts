import type { ReadingPart, ReadingRole } from "#app/domain/bid/reading.ts";

/** Who opened a bid, as its owner reads it. */
export const readingRoleWords: Record<ReadingRole, string> = { expert: "评审专家", officer: "经办", secondOfficer: "复核", leader: "领导", supervisor: "监督", owner: "需求方", coOwner: "联合需求单位" };

/** What was opened. */
export function readingPartWords(part: ReadingPart): string {
  if (part === "content") return "申报内容";
  if (part === "similarity") return "雷同核查";
  return part === "summary" ? "摘要页" : `附件 ${Number(part.slice("file:".length)) + 1}`;
}
