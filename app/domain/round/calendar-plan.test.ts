import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "#app/domain/kernel/working-days.ts";
import { patterns } from "#app/domain/kernel/pattern.ts";
import { calendarFrom, planAfterClosing, plannedStages, planRound } from "./calendar-plan.ts";
import { roundCalendar, stageDays } from "./calendar-schema.ts";
import { roundRules } from "./schema.ts";

const rulesFrom = (startsOn: string, days: Partial<ReturnType<typeof stageDays.parse>> = {}) => roundRules.parse({ publicity: {}, calendar: { startsOn, days } });
const datesOf = (spans: ReturnType<typeof planRound>) => spans.map(({ stage, from, to }) => [stage, from, to]);

describe("planRound", () => {
  it("lays the usual calendar out over the holidays of 2026, about seven months", () => {
    expect(datesOf(planRound(rulesFrom("2026-03-02"), "B"))).toEqual([
      ["collecting", "2026-03-02", "2026-03-31"],
      ["recommending", "2026-04-01", "2026-04-07"],
      ["vetting", "2026-04-08", "2026-04-22"],
      ["approval", "2026-04-23", "2026-04-29"],
      ["bidding", "2026-04-30", "2026-06-01"],
      ["formCheck", "2026-06-02", "2026-06-15"],
      ["correction", "2026-06-16", "2026-06-23"],
      ["review", "2026-06-24", "2026-07-03"],
      ["shortlist", "2026-07-06", "2026-08-04"],
      ["decision", "2026-08-05", "2026-08-11"],
      ["publicity", "2026-08-12", "2026-08-18"],
      ["contract", "2026-08-19", "2026-09-17"],
    ]);
  });

  it("says from which day off a stage was moved, and moves all that follow", () => {
    const [collecting, recommending] = planRound(rulesFrom("2026-09-14", { collecting: 15 }), "A");
    expect(collecting).toMatchObject({ from: "2026-09-14", to: "2026-09-28", movedFrom: null });
    expect(recommending).toMatchObject({ from: "2026-09-29", to: "2026-10-08", movedFrom: "2026-10-05", provisional: false });
    // The start itself on a Saturday.
    expect(planRound(rulesFrom("2026-11-28"), "A")[0]).toMatchObject({ from: "2026-11-30" });
  });

  it("has the stages of the pattern, without those of no day, and marks years without a notice", () => {
    expect(planRound(rulesFrom("2026-03-02", { recommending: 0, defence: 0 }), "C").map(({ stage }) => stage)).toEqual(["collecting", "vetting", "approval", "bidding", "formCheck", "correction", "review", "decision", "publicity", "contract"]);
    expect(planRound(rulesFrom("2026-11-26"), "C").map(({ provisional }) => provisional).slice(0, 3)).toEqual([false, true, true]);
    expect(planRound(roundRules.parse({ publicity: {} }), "C")).toEqual([]);
  });

  it("always goes from working day to working day, in order, without a gap of a working day", () => {
    const days = fc.record(Object.fromEntries(Object.keys(stageDays.shape).map((key) => [key, fc.integer({ min: 0, max: 40 })]))) as fc.Arbitrary<ReturnType<typeof stageDays.parse>>;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), days, fc.constantFrom(...patterns), (offset, lengths, pattern) => {
        const startsOn = new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const spans = planRound(rulesFrom(startsOn, lengths), pattern);
        expect(spans.map(({ stage }) => stage)).toEqual(plannedStages(pattern).filter((stage) => !(stage in lengths) || lengths[stage as keyof typeof lengths] > 0));
        for (const [at, { from, to }] of spans.entries()) {
          const previous = spans[at - 1]?.to ?? "";
          expect([from > previous, from <= to]).toEqual([true, true]);
          for (const day of [from, to]) expect(isWorkingDay(day)).toMatchObject({ value: { working: true } });
        }
      }),
    );
  });
});

describe("planAfterClosing", () => {
  it("counts from the deadline that stands, not from the plan", () => {
    expect(datesOf(planAfterClosing(rulesFrom("2026-03-02"), "A", "2026-09-30")).slice(0, 3)).toEqual([
      ["formCheck", "2026-10-08", "2026-10-20"],
      ["correction", "2026-10-21", "2026-10-27"],
      ["matching", "2026-10-28", "2026-11-26"],
    ]);
    expect(planAfterClosing(roundRules.parse({ publicity: {} }), "A", "2026-09-30")).toEqual([]);
  });
});

describe("calendarFrom", () => {
  it("starts on the next working day, with the lengths of an earlier round where there is one", () => {
    expect(calendarFrom("2026-09-30", undefined)).toEqual(roundCalendar.parse({ startsOn: "2026-10-08" }));
    expect(calendarFrom("2026-11-26", { ...stageDays.parse({}), vetting: 3 })).toMatchObject({ startsOn: "2026-11-27", days: { vetting: 3, collecting: 30 } });
  });
});
