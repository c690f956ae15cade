import type { DayUnit, PlannedSpan, PlannedStage } from "#app/domain/round/calendar-plan.ts";
import { formatDate } from "#app/messages/format.ts";
import { spanWords } from "./calendar.ts";
import { stageWords } from "./challenge.ts";

export const plannedStageWords: Record<PlannedStage, string> = {
  ...stageWords,
  collecting: "需求征集",
  recommending: "县区推荐",
  vetting: "需求论证",
  approval: "榜单审定、审查",
  correction: "补正",
  contract: "立项、签订任务书",
};

export const dayUnitWords: Record<DayUnit, string> = { day: "天", workingDay: "个工作日" };

export const roundCalendarWords = {
  title: "日程",
  lead: "各阶段首尾相接；起止日遇放假顺延到工作日，后面的阶段随之顺延。天数填 0 表示不安排这一阶段。发布以后，截止时间以公告为准，其后各阶段从实际截止日推算。",
  startsOn: "开始日期",
  startsOnHint: "征集开始的日子；不是工作日的，从下一工作日算起",
  stage: "阶段",
  days: "天数",
  span: "起止（工作日推算）",
  elsewhere: { bidding: "见第 4 问", correction: "见“高级”", publicity: "见“高级”" },
  left: "不安排",
  badStart: "请填写开始日期",
  now: "现在",
  planned: "计划日程",
  ends: (to: string) => `预计到 ${formatDate(to)}`,
  whole: (from: string, to: string) => `${formatDate(from)}开始，${formatDate(to)}全部办完`,
};

/** 2026年4月1日（周三）至4月7日（周二）；原为 4月5日（周日），不是工作日，已顺延 */
export function plannedSpanWords({ from, to, movedFrom, provisional }: PlannedSpan): string {
  return [datesWords(from, to), movedFrom && `原为 ${spanWords(movedFrom, movedFrom)}，不是工作日，已顺延`, provisional && "放假安排未公布，暂定"].filter(Boolean).join("；");
}

function datesWords(from: string, to: string): string {
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  return year === lastYear ? `${year}年${spanWords(from, to)}` : `${year}年${spanWords(from, from)}至${lastYear}年${spanWords(to, to)}`;
}
