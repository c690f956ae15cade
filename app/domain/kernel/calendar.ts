import { type HolidayName, type HolidayPlan, holidayPlans } from "./calendar-data.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A calendar date `2026-03-05`, checked by `parseDate`; a branded string, so that an unchecked text cannot slip in. */
export type CalendarDate = string & { readonly calendarDate: true };

/** What a day is (日历日类别): `makeUp` is a weekend day that is worked (调休), `provisional` when that year has no notice yet. */
export interface CalendarDay {
  date: CalendarDate;
  kind: "workday" | "weekend" | "holiday" | "makeUp";
  holiday: HolidayName | null;
  provisional: boolean;
}

const dayInMilliseconds = 86_400_000;
// China has kept UTC+8 without summer time since 1992, so a fixed offset is right and needs no time zone data.
const shanghaiOffset = 8 * 3_600_000;
const firstYear = 1992;
const lastYear = 2199;

/** Reads an ISO date `YYYY-MM-DD` of the years 1992 to 2199. Refusal `badDate` for anything else, 30 February included. */
export function parseDate(text: string): Result<CalendarDate> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refuse("badDate", { facts: { date: text } });
  const instant = Date.parse(`${text}T00:00:00Z`);
  const year = Number(text.slice(0, 4));
  // Date.parse accepts 2026-02-30 as 2 March in some engines: the round trip does not.
  const isReal = !Number.isNaN(instant) && toDate(instant) === text;
  return isReal && year >= firstYear && year <= lastYear ? ok(text as CalendarDate) : refuse("badDate", { facts: { date: text } });
}

/** The date `days` later (earlier when negative), in calendar days. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toDate(Date.parse(`${date}T00:00:00Z`) + days * dayInMilliseconds);
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The date in Shanghai at an ISO instant with offset (`2026-03-05T16:30:00Z` is 6 March). Refusal `badDate`. */
export function shanghaiDate(instant: string): Result<CalendarDate> {
  const hasOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(instant);
  const time = hasOffset ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) return refuse("badDate", { facts: { date: instant } });
  return parseDate(toDate(time + shanghaiOffset));
}

/** The day in Beijing on which an instant of ours falls (`app_now()` and what is stored of it): unlike a typed one it needs no checking. */
export function dayOf(instant: string): string {
  return toDate(Date.parse(instant) + shanghaiOffset);
}

export type HolidayPlans = Readonly<Record<number, HolidayPlan>>;

/**
 * The one state of this folder: notices that were taken over after the program was written. They are facts like the printed ones
 * and come in with the clock (db/clock.ts, db/site.ts, root.tsx), so that every process counts with them from the next "now" on.
 */
let announced: HolidayPlans = {};

export function announcePlans(plans: HolidayPlans): void {
  announced = plans;
}

/** The notice in force for a year; undefined where there is none yet. */
export function planOf(year: number): HolidayPlan | undefined {
  return announced[year] ?? holidayPlans[year];
}

/** The years with a notice, oldest first. */
export function knownYears(): number[] {
  return [...new Set([...Object.keys(holidayPlans), ...Object.keys(announced)].map(Number))].toSorted((a, b) => a - b);
}

/** What a day is by the yearly notice; without one Monday to Friday count as workdays and the answer is provisional. */
export function calendarDay(date: CalendarDate): CalendarDay {
  return dayBy(planOf(Number(date.slice(0, 4))), date);
}

/** The same by a given notice, in force or not. */
export function dayBy(plan: HolidayPlan | undefined, date: CalendarDate): CalendarDay {
  const provisional = plan === undefined;
  if (plan?.makeUp.includes(date)) return { date, kind: "makeUp", holiday: null, provisional };
  const holiday = plan?.off.find(({ from, to }) => from <= date && date <= to);
  if (holiday) return { date, kind: "holiday", holiday: holiday.name, provisional };
  return { date, kind: weekday(date) > 5 ? "weekend" : "workday", holiday: null, provisional };
}

function toDate(instant: number): CalendarDate {
  return new Date(instant).toISOString().slice(0, 10) as CalendarDate;
}

/** An instant as published records write it: milliseconds, always +08:00, so that it has one spelling. */
export function inShanghai(instant: string): string {
  return `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}
