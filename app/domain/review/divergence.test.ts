import { describe, expect, it } from "vitest";
import { divergenceOf, usualDivergence } from "./divergence.ts";

describe("divergence of the totals of a bid", () => {
  it.each<[string[], string, string, boolean]>([
    [["80", "80", "80"], "0.00", "0.00", false],
    [["92.0", "85.5", "88.0", "79.0", "90.5", "61.0", "86.0"], "31.00", "9.84", true],
    // A range of just 25 is no alarm, a hundredth more is.
    [["75", "100"], "25.00", "12.50", true],
    [["76", "84", "90", "101"], "25.00", "9.12", false],
    [["76", "84", "90", "101.01"], "25.01", "9.12", true],
    // A deviation of just 12 is none either: two marks 24 apart.
    [["60", "84"], "24.00", "12.00", false],
    [["60", "84.02"], "24.02", "12.01", true],
  ])("%j: range %s, deviation %s, alarm %s", (totals, range, deviation, isWide) => {
    expect(divergenceOf(totals, usualDivergence)).toMatchObject({ range, deviation, isWide });
  });

  it("is nothing without a total, and none of a single one", () => {
    expect(divergenceOf([], usualDivergence)).toBeNull();
    expect(divergenceOf(["70.5"], usualDivergence)).toEqual({ lowest: "70.50", highest: "70.50", range: "0.00", deviation: "0.00", isWide: false });
  });
});
