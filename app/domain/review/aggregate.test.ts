import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { compare, divide, formatFixed, fraction, multiply, squareRoot, subtract, sum } from "#app/domain/kernel/decimal.ts";
import { aggregate, methodFor, spreadOf, type AggregationMethod } from "./aggregate.ts";

const seven = "92.0 85.5 88.0 79.0 90.5 61.0 86.0";
const five = "92.0 85.5 88.0 79.0 61.0";
const x = "88 88 90 84 85";
const y = "95 80 88 86 86";

describe("aggregate", () => {
  // The vectors of guide 3.3.
  it.each([
    ["mean", seven, "83.14"],
    ["trimmedMean", seven, "85.80"],
    ["median", seven, "86.00"],
    ["mean", five, "81.10"],
    ["trimmedMean", five, "84.17"],
    ["median", five, "85.50"],
    ["mean", x, "87.00"],
    ["trimmedMean", x, "87.00"],
    ["median", x, "88.00"],
    ["mean", y, "87.00"],
    ["trimmedMean", y, "86.67"],
    ["median", y, "86.00"],
    ["median", "80 90.01", "85.01"],
    ["mean", "70", "70.00"],
    // Half up, where binary floats say 1.00.
    ["mean", "1.005", "1.01"],
  ] as const)("%s of %s is %s", (method, scores, value) => {
    expect(aggregate(method, scores.split(" "))).toEqual({ ok: true, value });
  });

  it.each([
    ["trimmedMean", ["90", "90", "90", "90"], 5],
    ["mean", [], 1],
    ["median", [], 1],
  ] as const)("%s of %j is refused", (method, scores, least) => {
    expect(aggregate(method, scores)).toEqual({ ok: false, refusal: { code: "tooFewScores", facts: { method, given: scores.length, least } } });
  });

  it("names the score that is no decimal", () => {
    expect(aggregate("mean", ["90", "nine"])).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "scores.1", message: "decimal" }] } });
  });

  it("takes the mean up to four marks and drops the extremes from five on", () => {
    expect([3, 4, 5, 6].map(methodFor)).toEqual(["mean", "mean", "trimmedMean", "trimmedMean"]);
  });

  it("agrees with a naive second way on integers, in any order of the marks", () => {
    const tenths = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 15 });
    fc.assert(
      fc.property(tenths, fc.constantFrom<AggregationMethod>("mean", "trimmedMean", "median"), (marks, method) => {
        const value = aggregate(method, marks.map(oneDecimal));
        expect(value).toEqual({ ok: true, value: naive(method, marks) });
        expect(aggregate(method, marks.toReversed().map(oneDecimal))).toEqual(value);
      }),
    );
  });
});

describe("spreadOf", () => {
  const spread = (...marks: number[]) => spreadOf(marks.map((mark) => 100 * mark).toSorted((a, b) => a - b));

  it.each([
    [[61, 86], "25.00", "12.50", true],
    [[75, 100, 87, 88], "25.00", "8.85", false],
    [[74, 100], "26.00", "13.00", true],
    [[70, 94], "24.00", "12.00", false],
    [[80], "0.00", "0.00", false],
    // One far mark among many: the deviation is small, the range speaks.
    [[60, 86, 86, 86, 86, 86, 86, 86, 86, 86], "26.00", "7.80", true],
  ] as const)("%j", (marks, range, standardDeviation, divergent) => {
    expect(spread(...marks)).toEqual({ range, standardDeviation, divergent });
  });

  it("agrees with the exact decimals, whatever the weight that is spread", () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(totals, fc.constantFrom([1, 1], [100, 97], [50, 43]), (hundredths, [times = 1, over = 1]) => {
        const marks = hundredths.map((one) => fraction(BigInt(one * times), BigInt(100 * over)));
        const mean = divide(sum(marks), fraction(BigInt(marks.length)));
        const variance = divide(sum(marks.map((mark) => multiply(subtract(mark, mean), subtract(mark, mean)))), fraction(BigInt(marks.length)));
        const sorted = marks.toSorted(compare);
        const range = subtract(sorted.at(-1)!, sorted[0]!);
        expect(spreadOf(hundredths.map((one) => one * times).toSorted((a, b) => a - b), over)).toEqual({
          range: formatFixed(range, 2),
          standardDeviation: formatFixed(squareRoot(variance, 2), 2),
          divergent: compare(range, fraction(25n)) > 0 || compare(variance, fraction(144n)) > 0,
        });
      }),
    );
  });
});

function oneDecimal(tenths: number): string {
  return `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`;
}

/** Schoolbook arithmetic on whole tenths: hundredths = round(10 · sum / count), the half upwards. */
function naive(method: AggregationMethod, tenths: readonly number[]): string {
  const sorted = [...tenths].sort((a, b) => a - b);
  if (method === "trimmedMean") {
    sorted.shift();
    sorted.pop();
  }
  while (method === "median" && sorted.length > 2) {
    sorted.shift();
    sorted.pop();
  }
  const total = sorted.reduce((a, b) => a + b, 0);
  const hundredths = Math.floor((20 * total + sorted.length) / (2 * sorted.length));
  return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, "0")}`;
}
