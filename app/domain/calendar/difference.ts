import { addDays, type CalendarDate, type CalendarDay, dayBy, parseDate, planOf, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { HolidayPlan } from "#app/domain/kernel/calendar-data.ts";

/** A day that another notice makes another one. */
export interface DayDifference {
  date: CalendarDate;
  before: CalendarDay;
  after: CalendarDay;
}

const isWorked = ({ kind }: CalendarDay) => kind === "workday" || kind === "makeUp";

/** Every day of the year that the notice would change: days off by name, weekend days worked. */
export function differenceOf(year: number, plan: HolidayPlan): DayDifference[] {
  const first = parseDate(`${year}-01-01`);
  if (!first.ok) return [];
  const differences: DayDifference[] = [];
  for (let date = first.value; date.startsWith(String(year)); date = addDays(date, 1)) {
    const [before, after] = [dayBy(planOf(year), date), dayBy(plan, date)];
    if (before.kind !== after.kind || before.holiday !== after.holiday) differences.push({ date, before, after });
  }
  return differences;
}

/** Days in a row that become the same; `worked` of them were working days. */
export interface DifferentSpan {
  from: CalendarDate;
  to: CalendarDate;
  days: number;
  worked: number;
  before: CalendarDay;
  after: CalendarDay;
}

/** The differences as people compare them with the notice: holiday by holiday. */
export function spansOf(differences: readonly DayDifference[]): DifferentSpan[] {
  const spans: DifferentSpan[] = [];
  for (const { date, before, after } of differences) {
    const last = spans.at(-1);
    const isSame = last && addDays(last.to, 1) === date && last.after.kind === after.kind && last.after.holiday === after.holiday;
    if (isSame) Object.assign(last, { to: date, days: last.days + 1, worked: last.worked + (isWorked(before) ? 1 : 0) });
    else spans.push({ from: date, to: date, days: 1, worked: isWorked(before) ? 1 : 0, before, after });
  }
  return spans;
}

/** What a notice does to a running deadline: the day stops being a working day, or fewer (more) working days are left until then. */
export interface DeadlineEffect {
  date: CalendarDate;
  becomesDayOff: boolean;
  daysBefore: number;
  daysAfter: number;
}

/** The effect on a deadline (ISO instant) seen from now; null where it touches nothing. */
export function effectOn(at: string, now: string, year: number, plan: HolidayPlan): DeadlineEffect | null {
  const [today, date] = [shanghaiDate(now), shanghaiDate(at)];
  if (!today.ok || !date.ok) return null;
  const by = (day: CalendarDate, isNew: boolean) => dayBy(isNew && day.startsWith(String(year)) ? plan : planOf(Number(day.slice(0, 4))), day);
  let [daysBefore, daysAfter] = [0, 0];
  for (let day = today.value; day <= date.value; day = addDays(day, 1)) {
    if (isWorked(by(day, false))) daysBefore += 1;
    if (isWorked(by(day, true))) daysAfter += 1;
  }
  const becomesDayOff = isWorked(by(date.value, false)) && !isWorked(by(date.value, true));
  return becomesDayOff || daysBefore !== daysAfter ? { date: date.value, becomesDayOff, daysBefore, daysAfter } : null;
}
