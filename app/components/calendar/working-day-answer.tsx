import { type CalendarDate, type CalendarDay, weekday } from "#app/domain/kernel/calendar.ts";
import { formatDate, formatMonthDay } from "#app/messages/format.ts";
import { holidayWords, provisionalWords, weekdayWords } from "#app/messages/zh-CN/calendar.ts";
import { Alert } from "#app/components/ui/alert.tsx";

export interface WorkingDayAnswerProps {
  start: string;
  count: number;
  countStart: boolean;
  end: string;
  isStartCounted: boolean;
  provisional: boolean;
  notice: CalendarDay[];
}

/** Where a term ends and why: what was counted against expectation, what was stepped over. */
export function WorkingDayAnswer({ start, count, end, countStart, isStartCounted, provisional, notice }: WorkingDayAnswerProps) {
  const makeUps = notice.filter(({ kind }) => kind === "makeUp").map(({ date }) => withWeekday(date));
  const holidays = [...new Set(notice.flatMap(({ holiday }) => holiday ?? []))].map((name) => {
    const days = notice.filter(({ holiday }) => holiday === name).map(({ date }) => date);
    const [first = "", last = ""] = [days[0], days.at(-1)];
    return `${holidayWords[name]}（${formatMonthDay(first)}${first === last ? "" : `至${formatMonthDay(last)}`}）`;
  });
  const startWords = isStartCounted ? "起始日计为第 1 天" : countStart ? "起始日不是工作日，自下一工作日起算" : "自起始日的次日起算";
  return (
    <Alert tone={provisional ? "warning" : "done"} title={`${formatDate(start)}起 ${count} 个工作日，到 ${formatDate(end)}（星期${weekdayOf(end)}）为止${provisional ? "（暂定）" : ""}`}>
      <p>
        {startWords}；当日 24:00 期满。
        {holidays.length > 0 && `跨过放假：${holidays.join("、")}。`}
        {makeUps.length > 0 && `调休上班，计入：${makeUps.join("、")}。`}
      </p>
      {provisional && <p>所跨年份的{provisionalWords}</p>}
    </Alert>
  );
}

function withWeekday(date: string): string {
  return `${formatMonthDay(date)}（星期${weekdayOf(date)}）`;
}

function weekdayOf(date: string): string {
  return weekdayWords[weekday(date as CalendarDate) - 1] ?? "";
}
