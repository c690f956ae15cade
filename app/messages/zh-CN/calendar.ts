import { formatMonthDay } from "#app/messages/format.ts";
import type { DeadlineEffect } from "#app/domain/calendar/difference.ts";
import type { NoticeProblem } from "#app/domain/calendar/read-notice.ts";
import type { CalendarDay } from "#app/domain/kernel/calendar.ts";
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

/** What a day is: 春节放假, 周末上班, 工作日. */
export function dayKindWords({ kind, holiday }: Pick<CalendarDay, "kind" | "holiday">): string {
  const words: Record<CalendarDay["kind"], string> = { workday: "工作日", weekend: "周末", holiday: "放假", makeUp: "周末上班" };
  return holiday === null ? words[kind] : `${holidayWords[holiday]}放假`;
}

const dayWords = (iso: string) => `${formatMonthDay(iso)}（周${weekdayWords[(new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ""}）`;

/** 2月5日（周五）至2月11日（周四）. */
export function spanWords(from: string, to: string): string {
  return from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`;
}

/** What days in a row are now: 5 天工作日、2 天周末. */
export function beforeWords(days: number, worked: number, before: Pick<CalendarDay, "kind" | "holiday">): string {
  if (days === 1 || before.holiday !== null) return dayKindWords(before);
  return [worked > 0 && `${worked} 天工作日`, days > worked && `${days - worked} 天周末`].filter(Boolean).join("、");
}

export const deadlineKindWords: Record<RunningKind, string> = { bids: "揭榜截止", call: "征集截止", correction: "补正期限", publicity: "公示期满" };
type RunningKind = "bids" | "call" | "correction" | "publicity";

/** 到期日成为休息日；剩余工作日 5 → 4. */
export function effectWords({ becomesDayOff, daysBefore, daysAfter }: Pick<DeadlineEffect, "becomesDayOff" | "daysBefore" | "daysAfter">): string {
  return [becomesDayOff && "到期日成为休息日", daysBefore !== daysAfter && `剩余工作日 ${daysBefore} 天变为 ${daysAfter} 天`].filter(Boolean).join("；");
}

const noticeProblems: Record<NoticeProblem["code"], string> = {
  unreadable: "看不懂这一处",
  noYear: "没有找到年份，请连同标题“关于××年部分节假日安排的通知”一起粘贴",
  noSource: "没有找到文号，如 国办发明电〔2025〕7号",
  holidayMissing: "缺少这个节日",
  badDate: "日期不对或看不懂",
  otherYear: "日期不在该年",
  countDiffers: "写明的天数与起止日期不一致",
  makeUpOnWorkday: "调休上班日不是周末",
  makeUpInHoliday: "调休上班日落在放假期间",
  overlap: "两个节日重叠",
  weekdayDiffers: "写明的星期与日期不符",
};

export function noticeProblemWords({ code, text }: NoticeProblem): string {
  const named = code === "holidayMissing" ? holidayWords[text as HolidayName] : text;
  return named === "" ? noticeProblems[code] : `${noticeProblems[code]}：${named}`;
}

/** 工作日历 as its keepers see it. */
export const calendarTableWords = {
  title: "工作日历",
  lead: "国务院办公厅每年的放假通知公布后在这里导入：先核对与现有日历的差别和对在办期限的影响，由另一人复核后才启用。",
  now: "已有的年份",
  see: "查看日历",
  year: (year: number, source: string) => `${String(year)}年（${source}）`,
  provisional: "没有通知的年份按周一至周五暂算。",
  waitingFor: (year: number) => `待复核：${String(year)}年`,
  compare: "请与国务院办公厅网站的通知原文逐日核对。",
  import: "导入放假通知",
  paste: "粘贴通知全文",
  pasteHint: "连同标题和文号；逐句核对天数、星期和调休日。也接受 JSON、CSV。",
  proposed: (year: number) => `${String(year)}年放假安排已提交，待另一人复核后生效。`,
  adopted: (year: number) => `${String(year)}年放假安排已启用，各项期限从现在起按它计算。`,
  rejected: (year: number) => `${String(year)}年放假安排已退回，没有启用。`,
} as const;
