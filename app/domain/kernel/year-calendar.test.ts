import { describe, expect, it } from "vitest";
import type { CalendarDate } from "./calendar.ts";
import { weekday } from "./calendar.ts";
import { knownYears } from "./calendar.ts";
import { daysToNotice, yearCalendar } from "./year-calendar.ts";

function calendar(year: number) {
  const result = yearCalendar(year);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe("yearCalendar", () => {
  it.each([
    [2026, 248, 365],
    [2024, 251, 366],
  ])("%i has %i working days in %i days", (year, workingDays, days) => {
    const found = calendar(year);
    expect(found.workingDays).toBe(workingDays);
    expect(found.months.flatMap(({ weeks }) => weeks.flat()).filter(Boolean)).toHaveLength(days);
  });

  it("sets every day under its weekday and in its month, once", () => {
    for (const year of [...knownYears(), 2027]) {
      for (const { month, weeks } of calendar(year).months) {
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          week.forEach((day, index) => {
            if (day) expect([weekday(day.date), Number(day.date.slice(5, 7))]).toEqual([index + 1, month]);
          });
        }
      }
    }
  });

  it("marks holidays and weekend days that are worked", () => {
    const february = calendar(2026).months[1]!.weeks.flat();
    const kindOf = (date: string) => february.find((day) => day?.date === date)?.kind;
    expect(["2026-02-13", "2026-02-14", "2026-02-15", "2026-02-23", "2026-02-24", "2026-02-28"].map(kindOf)).toEqual(["workday", "makeUp", "holiday", "holiday", "workday", "makeUp"]);
  });

  it("guesses nothing for a year without a notice", () => {
    const found = calendar(2027);
    expect(found.source).toBeNull();
    expect(found.months.flatMap(({ weeks }) => weeks.flat()).every((day) => day === null || (day.provisional && day.kind !== "holiday" && day.kind !== "makeUp"))).toBe(true);
  });

  it("refuses a year outside the calendar", () => {
    expect(yearCalendar(1900)).toMatchObject({ ok: false, refusal: { code: "badDate" } });
  });
});

it("daysToNotice names what a term steps over or counts against expectation", () => {
  const found = daysToNotice("2026-02-12" as CalendarDate, "2026-02-25" as CalendarDate);
  expect(found.map(({ date, kind }) => [date, kind])).toEqual([["2026-02-14", "makeUp"], ...Array.from({ length: 9 }, (_, index) => [`2026-02-${String(15 + index)}`, "holiday"])]);
});
