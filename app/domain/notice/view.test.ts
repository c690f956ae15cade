import { describe, expect, it } from "vitest";
import { termAt } from "./view.ts";

describe("termAt", () => {
  // Wednesday 4 to Tuesday 10 March 2026: five working days over a weekend.
  it.each([
    ["2026-03-03T15:59:59.000Z", "ahead", 5],
    ["2026-03-03T16:00:00.000Z", "running", 5],
    ["2026-03-07T04:00:00.000Z", "running", 2],
    ["2026-03-10T15:59:59.999Z", "running", 1],
    ["2026-03-10T16:00:00.000Z", "over", 0],
  ])("at %s is %s with %i working days left", (now, phase, workingDaysLeft) => {
    expect(termAt("2026-03-04", "2026-03-10", now)).toEqual({ startsOn: "2026-03-04", endsOn: "2026-03-10", phase, workingDaysLeft });
  });

  it("is none without dates", () => {
    expect(termAt(null, null, "2026-03-03T00:00:00.000Z")).toBeNull();
  });
});
