import { addDays, calendarDay, parseDate, shanghaiDate, type CalendarDate, type CalendarDay } from "./calendar.ts";
import { ok, refuse, type Result } from "./result.ts";

/** Days counted, oldest first. `provisional`: some day looked at lies in a year without a notice, so the answer may move. */
export interface WorkingDays {
  end: string;
  days: string[];
  provisional: boolean;
}

/** Whether the publicity (公示) counts the day of issue or starts on the next working day; practice knows both (guide 4.3). */
export type PublicityStart = "issueDay" | "nextWorkingDay";

/** A publicity period (公示期): first and last day counted, and the instants between which an objection is in time. */
export interface PublicityPeriod extends WorkingDays {
  start: string;
  /** ISO, 00:00 on `start`. */
  opensAt: string;
  /** ISO, midnight after `end`, itself outside: in time is `now < closesAt` (Civil Code 203: a day ends at 24:00). */
  closesAt: string;
}

const mostDays = 1000;
// Longest stretch of calendar days listed in one call: no term here is longer, and a slip of the year must not list a century.
const mostCalendarDays = 3660;

/**
 * The end of a term of `count` working days (工作日). The start counts when it is a working day and `countStart` holds,
 * else counting begins the day after. Refusals: `badDate`, `invalidInput` (`count` is not a whole number from 1 to 1000).
 * Source: guide 4.3.
 */
export function addWorkingDays(start: string, count: number, { countStart = true }: { countStart?: boolean } = {}): Result<WorkingDays> {
  if (!Number.isInteger(count) || count < 1 || count > mostDays) {
    return refuse("invalidInput", { fields: [{ path: "count", message: "wholeNumber" }], facts: { least: 1, most: mostDays } });
  }
  const first = parseDate(start);
  if (!first.ok) return first;
  const days: string[] = [];
  let provisional = false;
  for (let date = countStart ? first.value : addDays(first.value, 1); days.length < count; date = addDays(date, 1)) {
    const day = calendarDay(date);
    provisional ||= day.provisional;
    if (isWorked(day)) days.push(date);
  }
  return ok({ end: days[days.length - 1] ?? start, days, provisional });
}

/** Whether a date is a working day. Refusal `badDate`. */
export function isWorkingDay(date: string): Result<{ working: boolean; provisional: boolean }> {
  const parsed = parseDate(date);
  if (!parsed.ok) return parsed;
  const day = calendarDay(parsed.value);
  return ok({ working: isWorked(day), provisional: day.provisional });
}

/** The first working day after a date, the date itself never. Refusal `badDate`. */
export function nextWorkingDay(date: string): Result<{ date: string; provisional: boolean }> {
  const term = addWorkingDays(date, 1, { countStart: false });
  return term.ok ? ok({ date: term.value.end, provisional: term.value.provisional }) : term;
}

/** The working days from one date to another, both ends included. Refusals: `badDate`, `invalidInput` (end before start, or over ten years). */
export function workingDaysBetween(from: string, to: string): Result<{ days: string[]; provisional: boolean }> {
  const first = parseDate(from);
  if (!first.ok) return first;
  const last = parseDate(to);
  if (!last.ok) return last;
  if (last.value < first.value || last.value > addDays(first.value, mostCalendarDays)) {
    return refuse("invalidInput", { fields: [{ path: "to", message: "dateOrder" }] });
  }
  const days: string[] = [];
  let provisional = false;
  for (let date: CalendarDate = first.value; date <= last.value; date = addDays(date, 1)) {
    const day = calendarDay(date);
    provisional ||= day.provisional;
    if (isWorked(day)) days.push(date);
  }
  return ok({ days, provisional });
}

/** The publicity period of a notice issued on a date. Refusals as `addWorkingDays`. Source: guide 1.3 stage 10, 4.3. */
export function publicityPeriod(issued: string, workingDays: number, startsOn: PublicityStart): Result<PublicityPeriod> {
  const term = addWorkingDays(issued, workingDays, { countStart: startsOn === "issueDay" });
  if (!term.ok) return term;
  // With "issueDay" the notice hangs from its day of issue, even when that is a Sunday that does not count.
  const start = startsOn === "issueDay" ? issued : (term.value.days[0] ?? issued);
  const closesAt = `${addDays(term.value.end as CalendarDate, 1)}T00:00:00+08:00`;
  return ok({ ...term.value, start, opensAt: `${start}T00:00:00+08:00`, closesAt });
}

/**
 * The closing instant (截止时间) 17:00 in Shanghai on a date, or on the first working day after it when it is none;
 * `moved` says so. Refusal `badDate`. Source: guide 1.3 stage 3; the roll forward follows Civil Code 203.
 */
export function closingInstant(date: string): Result<{ closesAt: string; moved: boolean; provisional: boolean }> {
  const term = addWorkingDays(date, 1);
  if (!term.ok) return term;
  const { end, provisional } = term.value;
  return ok({ closesAt: `${end}T17:00:00+08:00`, moved: end !== date, provisional });
}

/**
 * What is wrong with a deadline that somebody names (ISO instants): `closingInPast`, or `dayOff:` with the next working day where
 * it falls on none and nobody said that this is meant (`onDayOff`). Null: nothing. The roll forward follows Civil Code 203.
 */
export function deadlineProblem(asked: string, now: string, onDayOff: boolean): string | null {
  if (Date.parse(asked) <= Date.parse(now)) return "closingInPast";
  const next = onDayOff ? null : dayAfterDayOff(asked);
  return next === null ? null : `dayOff:${next}`;
}

/** What is wrong with an appointment (an ISO instant for which people come to work): `appointmentOff:` with the next working day, unless a day off is meant. */
export function appointmentProblem(asked: string, onDayOff: boolean): string | null {
  const next = onDayOff ? null : dayAfterDayOff(asked);
  return next === null ? null : `appointmentOff:${next}`;
}

/** The next working day where an instant falls on none; null where it falls on one. */
function dayAfterDayOff(instant: string): string | null {
  const date = shanghaiDate(instant);
  const closing = date.ok ? closingInstant(date.value) : date;
  return closing.ok && closing.value.moved ? closing.value.closesAt.slice(0, 10) : null;
}

function isWorked(day: CalendarDay): boolean {
  return day.kind === "workday" || day.kind === "makeUp";
}
