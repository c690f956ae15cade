import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { decimalOf, formatFixed, fraction, multiply, parseDecimal, roundHalfUp } from "./decimal.ts";
import { formatHundredths, readHundredths, roundedQuotient } from "./hundredths.ts";

describe("readHundredths", () => {
  it.each([
    ["10.5", 1050],
    ["0", 0],
    ["0.07", 7],
    ["007", 700],
    ["10.500", 1050],
    ["999999999.99", 99_999_999_999],
  ])("%j is %i", (text, hundredths) => {
    expect(readHundredths(text)).toBe(hundredths);
  });

  it.each(["", ".", "1.", ".5", "-1", "+1", "1e2", "1.005", "1,5", " 1", "１", "1.2.3", "9999999999", "1.0x", "x", "Infinity"])("%j is none", (text) => {
    expect(readHundredths(text)).toBeNull();
  });

  it("agrees with the exact decimals on any text of digits and points", () => {
    const text = fc.string({ unit: fc.constantFrom("0", "1", "5", "9", "."), maxLength: 9 });
    fc.assert(
      fc.property(text, (given) => {
        const exact = parseDecimal(given);
        const whole = exact.ok ? multiply(exact.value, fraction(100n)) : null;
        expect(readHundredths(given)).toBe(whole?.denominator === 1n ? Number(whole.numerator) : null);
      }),
      { numRuns: 2000 },
    );
  });
});

it("formatHundredths is undone by readHundredths", () => {
  fc.assert(fc.property(fc.nat(10_000_000), (hundredths) => {
    expect(readHundredths(formatHundredths(hundredths))).toBe(hundredths);
  }));
  expect([0, 5, 50, 1050].map(formatHundredths)).toEqual(["0.00", "0.05", "0.50", "10.50"]);
});

it("roundedQuotient rounds half up as the exact decimals do", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
      expect(formatFixed(decimalOf(roundedQuotient(a, b)), 0)).toBe(formatFixed(roundHalfUp(fraction(BigInt(a), BigInt(b)), 0), 0));
    }),
  );
  expect([roundedQuotient(1, 2), roundedQuotient(3, 2), roundedQuotient(1, 3)]).toEqual([1, 2, 0]);
});
