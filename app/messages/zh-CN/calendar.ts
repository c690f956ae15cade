import type { HolidayName } from "#app/domain/kernel/calendar-data.ts";

export const holidayWords: Record<HolidayName, string> = {
  newYear: "元旦",
  springFestival: "春节",
  qingming: "清明节",
  labourDay: "劳动节",
  dragonBoat: "端午节",
  midAutumn: "中秋节",
  nationalDay: "国庆节",
  midAutumnNationalDay: "中秋节、国庆节",
};

/** ISO weekday 1 to 7, as the head of a calendar's column. */
export const weekdayWords = ["一", "二", "三", "四", "五", "六", "日"] as const;

export const provisionalWords = "放假安排尚未公布，先按周一至周五计算，为暂定结果；通知公布后须重新计算。";

const provisional = (is: boolean) => (is ? "（放假安排尚未公布，暂定）" : "");

/** What a form says of the date of a deadline. */
export const deadlineWords = {
  past: "早于今天。",
  take: (day: string) => `改为 ${day}`,
  dayOff: (next: string, isProvisional: boolean) => `不是工作日，下一个工作日是 ${next}${provisional(isProvisional)}。`,
  workingDay: (left: number, isProvisional: boolean) => `是工作日，从今天算起第 ${left} 个工作日${provisional(isProvisional)}，17:00 截止。`,
};
