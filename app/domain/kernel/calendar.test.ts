import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { holidayPlans } from "./calendar-data.ts";
import { addDays, calendarDay, parseDate, shanghaiDate, weekday, type CalendarDate } from "./calendar.ts";

const date = (text: string) => text as CalendarDate;

describe("parseDate", () => {
  it.each(["2026-02-28", "2024-02-29", "1992-01-01", "2199-12-31"])("accepts %s", (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: text });
  });

  it.each(["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "2026/01/01", "", "today", "1991-12-31", "2200-01-01", "2026-01-01T00:00:00Z", "２０２６-01-01", " 2026-01-01"])(
    "refuses %j",
    (text) => {
      expect(parseDate(text)).toEqual({ ok: false, refusal: { code: "badDate", facts: { date: text } } });
    },
  );

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseDate(text).ok === "boolean" && typeof shanghaiDate(text).ok === "boolean"));
  });
});

describe("shanghaiDate", () => {
  it.each([
    ["2026-03-05T15:59:59.999Z", "2026-03-05"],
    ["2026-03-05T16:00:00Z", "2026-03-06"],
    ["2026-03-05T23:30:00+08:00", "2026-03-05"],
    ["2026-03-05T23:30:00-05:00", "2026-03-06"],
    ["2025-12-31T16:00Z", "2026-01-01"],
  ])("%s is %s", (instant, expected) => {
    expect(shanghaiDate(instant)).toEqual({ ok: true, value: expected });
  });

  it.each(["2026-03-05", "2026-03-05T10:00:00", "2026-03-05T25:00:00Z", "now"])("refuses %s, which is no instant", (text) => {
    expect(shanghaiDate(text)).toMatchObject({ ok: false, refusal: { code: "badDate" } });
  });
});

describe("the plans as data", () => {
  const plans = Object.entries(holidayPlans);

  it("cover 2023 to 2026", () => {
    expect(Object.keys(holidayPlans)).toEqual(["2023", "2024", "2025", "2026"]);
  });

  it.each(plans)("%s: real dates of that year, make-up days on weekends outside the holidays", (year, plan) => {
    const dates = [...plan.off.flatMap(({ from, to }) => [from, to]), ...plan.makeUp];
    expect(dates.filter((text) => !parseDate(text).ok || !text.startsWith(year))).toEqual([]);
    expect(plan.off.filter(({ from, to }) => to < from)).toEqual([]);
    expect(plan.makeUp.filter((text) => weekday(date(text)) < 6)).toEqual([]);
    expect(plan.makeUp.filter((text) => plan.off.some(({ from, to }) => from <= text && text <= to))).toEqual([]);
    expect(new Set(plan.makeUp).size).toBe(plan.makeUp.length);
  });

  // What the law gives beyond weekends (11 days until 2024, 13 since 2025) must come out as weekdays lost less days made up.
  it.each([
    ["2023", 11],
    ["2024", 11],
    ["2025", 13],
    ["2026", 13],
  ])("%s takes %i working days off the weekdays", (year, lost) => {
    let weekdays = 0;
    let worked = 0;
    for (let day = date(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1)) {
      if (weekday(day) < 6) weekdays += 1;
      if (["workday", "makeUp"].includes(calendarDay(day).kind)) worked += 1;
    }
    expect(weekdays - worked).toBe(lost);
  });
});

describe("calendarDay", () => {
  it.each([
    ["2026-02-14", "makeUp", null, false],
    ["2026-02-15", "holiday", "springFestival", false],
    ["2026-02-24", "workday", null, false],
    ["2026-03-01", "weekend", null, false],
    ["2025-10-06", "holiday", "midAutumnNationalDay", false],
    ["2027-01-01", "workday", null, true],
    ["2027-01-02", "weekend", null, true],
    ["2022-12-30", "workday", null, true],
  ])("%s is %s", (text, kind, holiday, provisional) => {
    expect(calendarDay(date(text))).toEqual({ date: text, kind, holiday, provisional });
  });
});
