import { expect, it } from "vitest";
import { calendarFrom, planAfterClosing } from "#app/domain/round/calendar-plan.ts";
import { roundRules } from "#app/domain/round/schema.ts";
import { daysLateOf } from "./punctuality.ts";

const bare = roundRules.parse({ publicity: {} });
const rules = { ...bare, calendar: calendarFrom("2026-03-02", undefined) };
const due = planAfterClosing(rules, "B", "2026-06-01").find(({ stage }) => stage === "review")!.to;
const after = (days: number) => new Date(Date.parse(due) + days * 86_400_000).toISOString().slice(0, 10);

it.each([
  ["before the last day", after(-5), 0],
  ["on the last day", due, 0],
  ["three days later", after(3), 3],
  ["never", null, null],
])("a sheet signed %s is so late", (_, signedOn, days) => expect(daysLateOf(rules, "B", "2026-06-01", signedOn)).toBe(days));

it("is not reckoned in a round without a calendar, nor for an item without a deadline", () => {
  expect([daysLateOf(bare, "B", "2026-06-01", due), daysLateOf(rules, "B", null, due)]).toEqual([null, null]);
});
