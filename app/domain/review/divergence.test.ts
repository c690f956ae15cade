import { describe, expect, it } from "vitest";
import { fraction, parseDecimal } from "#app/domain/kernel/decimal.ts";
import { spreadOf } from "./aggregate.ts";
import { divergenceOf, totalsByBid, usualDivergence } from "./divergence.ts";

const exact = (texts: readonly string[]) => texts.map((text) => (parseDecimal(text) as { value: ReturnType<typeof fraction> }).value);

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
    expect(divergenceOf(exact(totals), usualDivergence)).toMatchObject({ range, deviation, isWide });
  });

  it("is nothing without a total, and none of a single one", () => {
    expect(divergenceOf([], usualDivergence)).toBeNull();
    expect(divergenceOf(exact(["70.5"]), usualDivergence)).toEqual({ lowest: "70.50", highest: "70.50", range: "0.00", deviation: "0.00", isWide: false });
  });

  it("says what the ranking file says where totals are no whole hundredths", () => {
    const marks = ["81.00", "93.20", "87.40", "88.10", "84.60"];
    const totals = totalsByBid({ totalFactor: "100/97", sheets: marks.map((mark) => ({ bid: "B01", marks: { R01: mark } })) });
    const { range, standardDeviation, divergent } = spreadOf(marks.map((mark) => Number(mark.replace(".", "")) * 100).toSorted((a, b) => a - b), 97);
    // Of the totals as shown, 96.08 − 83.51, it would be a hundredth less.
    expect(range).toBe("12.58");
    expect(divergenceOf(totals.B01!, usualDivergence)).toEqual({ lowest: "83.51", highest: "96.08", range, deviation: standardDeviation, isWide: divergent });
  });

  it("is wide past the limit by less than is shown", () => {
    expect(divergenceOf([fraction(70n), fraction(9500100n, 100000n)], usualDivergence)).toMatchObject({ range: "25.00", isWide: true });
  });
});
