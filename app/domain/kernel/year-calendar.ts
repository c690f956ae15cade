import { addDays, calendarDay, type CalendarDate, type CalendarDay, parseDate, planOf, weekday } from "./calendar.ts";
import { ok, type Result } from "./result.ts";

/** A month as printed: weeks from Monday, null where the week belongs to a neighbour. */
export interface CalendarMonth {
  month: number;
  weeks: (CalendarDay | null)[][];
}

/** 全年日历; `source` is null, and every day provisional, for a year without a notice. */
export interface YearCalendar {
  year: number;
  source: string | null;
  workingDays: number;
  months: CalendarMonth[];
}

/** A whole year by months and weeks. Refusal `badDate` for a year outside 1992 to 2199. */
export function yearCalendar(year: number): Result<YearCalendar> {
  const first = parseDate(`${String(year)}-01-01`);
  if (!first.ok) return first;
  const days = Array.from({ length: daysIn(year) }, (_, index) => calendarDay(addDays(first.value, index)));
  const months = Array.from({ length: 12 }, (_, index) => monthOf(days, index + 1));
  return ok({ year, source: planOf(year)?.source ?? null, workingDays: days.filter(({ kind }) => kind === "workday" || kind === "makeUp").length, months });
}

/** What a reader trips over between two dates, both included (解释期限): days off by name and weekend days that were worked. */
export function daysToNotice(from: CalendarDate, to: CalendarDate): CalendarDay[] {
  const noticed: CalendarDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const day = calendarDay(date);
    if (day.kind === "holiday" || day.kind === "makeUp") noticed.push(day);
  }
  return noticed;
}

function monthOf(days: readonly CalendarDay[], month: number): CalendarMonth {
  const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month);
  const before = own[0] ? weekday(own[0].date) - 1 : 0;
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...own];
  while (cells.length % 7 > 0) cells.push(null);
  return { month, weeks: Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(7 * index, 7 * index + 7)) };
}

function daysIn(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
}
