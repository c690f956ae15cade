import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { add, compare, decimalOf, divide, formatFixed, fraction, multiply, parseDecimal, roundHalfUp, squareRoot, subtract, sum } from "./decimal.ts";

const fractions = fc.tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 10_000n })).map(([a, b]) => fraction(a, b));

describe("parseDecimal", () => {
  it.each([
    ["92.0", fraction(92n)],
    ["85.5", fraction(171n, 2n)],
    ["-0.25", fraction(-1n, 4n)],
    ["007", fraction(7n)],
    ["0.00", fraction(0n)],
  ])("%s", (text, value) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value });
  });

  it.each(["", " 1", "1.", ".5", "1,000", "1e3", "٣", "９", "NaN", "+1", "--1", "1.2.3", "1".repeat(41)])("refuses %j", (text) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, refusal: { code: "invalidInput" } });
  });

  it("reads back what formatFixed wrote", () => {
    fc.assert(fc.property(fc.integer(), fc.nat(6), (units, places) => {
      const value = fraction(BigInt(units), 10n ** BigInt(places));
      expect(parseDecimal(formatFixed(value, places))).toEqual({ ok: true, value });
    }));
  });
});

describe("decimalOf", () => {
  it.each([
    [0.1, fraction(1n, 10n)],
    [-1.3, fraction(-13n, 10n)],
    [1e-7, fraction(1n, 10_000_000n)],
    [1.5e21, fraction(15n * 10n ** 20n)],
    [-0, fraction(0n)],
  ])("%d", (value, expected) => {
    expect(decimalOf(value)).toEqual(expected);
  });

  it("adds what floats cannot", () => {
    expect(add(decimalOf(0.1), decimalOf(0.2))).toEqual(decimalOf(0.3));
  });

  it("is a bug for what is no number", () => {
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
    expect(() => decimalOf(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it("comes back to the same number for every finite one", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      const { numerator, denominator } = decimalOf(value);
      expect(fraction(numerator, denominator)).toEqual({ numerator, denominator });
      expect(Number(formatFixed({ numerator, denominator }, 330))).toBe(value === 0 ? 0 : value);
    }));
  });
});

describe("arithmetic", () => {
  it("keeps the laws of a field", () => {
    fc.assert(fc.property(fractions, fractions, fractions, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(subtract(add(a, b), b)).toEqual(a);
      expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
      if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      expect(compare(a, b) === 0).toBe(a.numerator === b.numerator && a.denominator === b.denominator);
    }));
  });

  it("refuses to divide by zero", () => {
    expect(() => divide(fraction(1n), fraction(0n))).toThrow(RangeError);
  });
});

describe("roundHalfUp and formatFixed", () => {
  it.each([
    [fraction(582n, 7n), 2, "83.14"],
    [fraction(429n, 5n), 2, "85.80"],
    [fraction(505n, 6n), 2, "84.17"],
    [fraction(1n, 200n), 2, "0.01"],
    [fraction(-1n, 200n), 2, "0.00"],
    [fraction(-3n, 200n), 2, "-0.01"],
    [fraction(-1n, 3n), 2, "-0.33"],
    [fraction(5n, 2n), 0, "3"],
    [fraction(69995n, 1000n), 2, "70.00"],
  ])("%o with %i places is %s", (value, places, text) => {
    expect(formatFixed(value, places)).toBe(text);
  });

  it("is never further than half a unit away, and the half goes up", () => {
    fc.assert(fc.property(fractions, fc.nat(4), (value, places) => {
      const half = fraction(1n, 2n * 10n ** BigInt(places));
      const error = subtract(roundHalfUp(value, places), value);
      expect(compare(error, half)).toBeLessThanOrEqual(0);
      expect(compare(error, multiply(half, fraction(-1n)))).toBeGreaterThan(0);
    }));
  });
});

describe("squareRoot", () => {
  it.each([
    [fraction(144n), "12.00"],
    [fraction(2n), "1.41"],
    [fraction(1n, 4n), "0.50"],
    [fraction(0n), "0.00"],
    // 0.005 exactly: the half goes up.
    [fraction(25n, 1_000_000n), "0.01"],
  ])("%o", (value, text) => {
    expect(formatFixed(squareRoot(value, 2), 2)).toBe(text);
  });

  it("lies within half a unit of the true root", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 1000n }), (a, b) => {
      const value = fraction(a, b);
      const root = squareRoot(value, 2);
      const half = fraction(1n, 200n);
      const [low, high] = [subtract(root, half), add(root, half)];
      if (low.numerator > 0n) expect(compare(multiply(low, low), value)).toBeLessThanOrEqual(0);
      expect(compare(multiply(high, high), value)).toBeGreaterThan(0);
    }));
  });

  it("is a bug below zero", () => {
    expect(() => squareRoot(fraction(-1n), 2)).toThrow(RangeError);
  });
});
