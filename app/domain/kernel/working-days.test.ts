import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate } from "./calendar.ts";
import { addWorkingDays, closingInstant, isWorkingDay, nextWorkingDay, publicityPeriod, workingDaysBetween } from "./working-days.ts";

describe("addWorkingDays", () => {
  // The official vectors of guide 4.3, counting the start day when it is a working day.
  it.each([
    ["2026-02-10", 5, "2026-02-14"],
    ["2026-02-12", 5, "2026-02-25"],
    ["2026-04-30", 5, "2026-05-09"],
    ["2026-09-18", 7, "2026-09-28"],
    ["2026-09-28", 5, "2026-10-09"],
  ])("%s and %i working days end on %s", (start, count, end) => {
    const term = addWorkingDays(start, count);
    expect(term).toMatchObject({ ok: true, value: { end, provisional: false } });
  });

  it("lists the days it counted", () => {
    expect(addWorkingDays("2026-09-18", 7)).toEqual({
      ok: true,
      value: { end: "2026-09-28", days: ["2026-09-18", "2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23", "2026-09-24", "2026-09-28"], provisional: false },
    });
  });

  it("leaves the start out when told so, and always when it is no working day", () => {
    expect(addWorkingDays("2026-03-02", 1, { countStart: false })).toMatchObject({ value: { end: "2026-03-03" } });
    expect(addWorkingDays("2026-03-01", 1)).toMatchObject({ value: { end: "2026-03-02" } });
  });

  it("marks as provisional what reaches a year without a notice, and nothing else", () => {
    expect(addWorkingDays("2026-12-29", 5)).toEqual({
      ok: true,
      value: { end: "2027-01-04", days: ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-04"], provisional: true },
    });
    expect(addWorkingDays("2026-12-29", 3)).toMatchObject({ value: { end: "2026-12-31", provisional: false } });
    expect(addWorkingDays("2022-12-30", 3)).toMatchObject({ value: { provisional: true } });
    expect(addWorkingDays("2022-12-31", 1, { countStart: false })).toMatchObject({ value: { end: "2023-01-03", provisional: false } });
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1001])("refuses a count of %d", (count) => {
    expect(addWorkingDays("2026-03-02", count)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "count" }] } });
  });

  it("refuses a date that does not exist", () => {
    expect(addWorkingDays("2026-02-30", 5)).toMatchObject({ ok: false, refusal: { code: "badDate", facts: { date: "2026-02-30" } } });
  });

  it("agrees with workingDaysBetween, ends on a working day, and grows by one day at a time", () => {
    const starts = fc.integer({ min: 0, max: 1400 }).map((days) => addDays("2023-01-01" as CalendarDate, days));
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const term = addWorkingDays(start, count);
        if (!term.ok) throw new Error("refused");
        const between = workingDaysBetween(start, term.value.end);
        expect(between).toEqual({ ok: true, value: { days: term.value.days, provisional: term.value.provisional } });
        expect(isWorkingDay(term.value.end)).toMatchObject({ value: { working: true } });
        const longer = addWorkingDays(start, count + 1);
        expect(longer.ok && longer.value.days.slice(0, count)).toEqual(term.value.days);
        expect(nextWorkingDay(term.value.end)).toMatchObject({ value: { date: longer.ok && longer.value.end } });
      }),
    );
  });
});

describe("workingDaysBetween", () => {
  it.each([
    ["2023-01-01", "2023-12-31", 249],
    ["2024-01-01", "2024-12-31", 251],
    ["2025-01-01", "2025-12-31", 248],
    ["2026-01-01", "2026-12-31", 248],
    // The notices of guide 4.3.
    ["2025-11-24", "2025-11-28", 5],
    ["2023-04-27", "2023-05-06", 5],
    ["2024-06-28", "2024-07-04", 5],
    ["2023-10-27", "2023-11-03", 6],
    ["2024-10-18", "2024-10-28", 7],
  ])("%s to %s has %i", (from, to, count) => {
    const between = workingDaysBetween(from, to);
    expect(between.ok && between.value.days.length).toBe(count);
  });

  it("refuses an end before the start and a slip of the century", () => {
    expect(workingDaysBetween("2026-03-03", "2026-03-02")).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
    expect(workingDaysBetween("2026-03-03", "2126-03-02")).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
    expect(workingDaysBetween("2026-03-03", "soon")).toMatchObject({ ok: false, refusal: { code: "badDate" } });
  });
});

describe("publicityPeriod", () => {
  it.each([
    ["海南 2025", "2025-11-21", 5, "nextWorkingDay", "2025-11-24", "2025-11-28"],
    ["荣成 2023", "2023-04-26", 5, "nextWorkingDay", "2023-04-27", "2023-05-06"],
    ["重庆 2024", "2024-06-28", 5, "issueDay", "2024-06-28", "2024-07-04"],
    ["江门 2023", "2023-10-26", 6, "nextWorkingDay", "2023-10-27", "2023-11-03"],
    ["清远 2024", "2024-10-18", 7, "issueDay", "2024-10-18", "2024-10-28"],
  ] as const)("%s", (_place, issued, count, startsOn, start, end) => {
    expect(publicityPeriod(issued, count, startsOn)).toMatchObject({ ok: true, value: { start, end, opensAt: `${start}T00:00:00+08:00` } });
  });

  it("closes at the midnight after its last day", () => {
    expect(publicityPeriod("2026-04-30", 5, "issueDay")).toMatchObject({ value: { end: "2026-05-09", closesAt: "2026-05-10T00:00:00+08:00" } });
  });

  it("hangs from its day of issue even when that day does not count", () => {
    expect(publicityPeriod("2026-03-01", 1, "issueDay")).toMatchObject({ value: { start: "2026-03-01", end: "2026-03-02" } });
  });
});

describe("closingInstant", () => {
  it.each([
    ["2026-03-05", "2026-03-05T17:00:00+08:00", false],
    ["2026-02-14", "2026-02-14T17:00:00+08:00", false],
    ["2026-05-02", "2026-05-06T17:00:00+08:00", true],
  ])("%s closes at %s", (date, closesAt, moved) => {
    expect(closingInstant(date)).toEqual({ ok: true, value: { closesAt, moved, provisional: false } });
  });

  it("refuses a bad date", () => {
    expect(closingInstant("2026-02-29")).toMatchObject({ ok: false, refusal: { code: "badDate" } });
  });
});
