import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { plainNumber, withoutPowers } from "./power-of-ten.ts";

describe("a number with a power of ten", () => {
  it.each([
    ["1×10-7", "0.0000001"], ["≤1.0×10⁻⁷ cm/s", "≤0.00000010 cm/s"], ["2.5 × 10^4 t", "25000 t"], ["1E-7", "0.0000001"], ["1.25e3", "1250"], ["12.5×10⁻¹", "1.25"], ["1×10⁻⁷～5×10⁻⁷", "0.0000001～0.0000005"], ["3×10⁴", "30000"],
    ["1×104", "1×104"], ["2 m×10 m", "2 m×10 m"], ["1e99", "1e99"], ["30 MPa", "30 MPa"], ["10-20", "10-20"],
  ])("%s is %s", (typed, plain) => {
    expect(withoutPowers(typed)).toBe(plain);
  });

  it("is the same number, and is written so that its field takes it back", () => {
    fc.assert(fc.property(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: -8, max: 8 }), (digits, by) => {
      const value = Number(`${digits}e${by}`);
      expect(Number(withoutPowers(`${Math.abs(digits)}e${by}`))).toBe(Math.abs(value));
      expect(plainNumber(value)).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plainNumber(value))).toBe(value + 0);
    }));
  });
});
