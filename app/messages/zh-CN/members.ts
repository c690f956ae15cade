import type { MemberRole } from "#app/domain/bid/parts.ts";

export const memberRoleWords: Record<MemberRole, string> = { research: "研发", pilot: "中试与工程化", application: "应用示范", testing: "检测评价", other: "其他" };

/** A unit's part of money and IP. */
export const partWords = {
  out: "支出",
  ip: "知识产权份额",
  restHint: "留空按余额计",
  leadTitle: "牵头单位",
  people: "主要人员",
  peopleHint: "每行一人：姓名，职称，分工，人月",
  showsBudget: "成员单位可以看到全部经费（不勾选的，成员只看到自己的一块）",
} as const;
