import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { add, compare, decimalOf, type Fraction, formatFixed, fraction, multiply, roundHalfUp } from "#app/domain/kernel/decimal.ts";
import { allowedClasses, checkRadioactivity, maxDosageOf, mixIndices, productClasses, type RadioactivityCheck, type RadioactivityIndices, type RadioactivityInput } from "./radioactivity.ts";

function check(input: RadioactivityInput): RadioactivityCheck {
  const result = checkRadioactivity(input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const shown = ({ iRa, iGamma }: RadioactivityIndices) => [formatFixed(iRa, 2), formatFixed(iGamma, 2)];
const indices = (iRa: number, iGamma: number): RadioactivityIndices => ({ iRa: decimalOf(iRa), iGamma: decimalOf(iGamma) });
const inactive = indices(0, 0);
const only = (...names: readonly string[]) => Object.fromEntries(productClasses.map((name) => [name, names.includes(name)]));

describe("the vectors of guide 5.3", () => {
  it.each([
    ["200", "260", "420", ["1.00", "1.64"], ["decorativeB", "decorativeC"], "60.95"],
    ["480", "600", "300", ["2.40", "3.68"], [], "27.20"],
  ])("%s, %s, %s Bq/kg", (ra, th, k, expected, allowed, most) => {
    const found = check({ ra, th, k });
    expect(shown(found.indices)).toEqual(expected);
    expect(found.allowed).toEqual(only(...allowed));
    expect(formatFixed(found.maxDosage, 2)).toBe(most);
  });

  it.each([
    [0, 3.5, "28.6"],
    [2.4, 0, "41.7"],
  ])("IRa %d and Iγ %d can be at most %s percent of a mix with an inactive rest", (iRa, iGamma, percent) => {
    expect(formatFixed(roundHalfUp(maxDosageOf(indices(iRa, iGamma), inactive), 1), 1)).toBe(percent);
  });

  it("40 % of (1.6; 2.6) with 60 % of (0.3; 0.45) gives 0.82 / 1.31: passes IRa, fails Iγ", () => {
    const mix = mixIndices(indices(1.6, 2.6), indices(0.3, 0.45), fraction(40n));
    expect(shown(mix)).toEqual(["0.82", "1.31"]);
    // 0.82 is below 1.0, 1.31 above 1.0 and even 1.3: only B and C remain.
    expect(allowedClasses(mix)).toEqual(only("decorativeB", "decorativeC"));
    expect(formatFixed(maxDosageOf(indices(1.6, 2.6), indices(0.3, 0.45)), 2)).toBe("25.58");
  });

  it.each([
    ["the limits themselves", 1, 1, ["main", "hollow", "decorativeA", "decorativeB", "decorativeC"]],
    ["hollow and A", 1, 1.3, ["hollow", "decorativeA", "decorativeB", "decorativeC"]],
    ["B", 1.3, 1.9, ["decorativeB", "decorativeC"]],
    ["C has no limit of IRa", 9, 2.8, ["decorativeC"]],
    ["a trace over 1.0, though printed 1.00", 1.0001, 1, ["decorativeB", "decorativeC"]],
    ["a trace over 2.8", 1, 2.800001, []],
  ])("%s", (_what, iRa, iGamma, allowed) => {
    expect(allowedClasses(indices(iRa, iGamma))).toEqual(only(...allowed));
  });
});

describe("the dosage", () => {
  it("dilutes with an inactive rest unless one is given, and does not change the maximum", () => {
    const whole = check({ ra: "480", th: "600", k: "300" });
    const part = check({ ra: "480", th: "600", k: "300", dosage: "25" });
    expect(shown(part.indices)).toEqual(["0.60", "0.92"]);
    expect(part.allowed.main).toBe(true);
    expect(part.maxDosage).toEqual(whole.maxDosage);
    const active = check({ ra: "480", th: "600", k: "300", dosage: "25", rest: { ra: "60", th: "60", k: "600" } });
    expect(active.allowed.main).toBe(false);
    expect(compare(active.maxDosage, part.maxDosage)).toBeLessThan(0);
  });

  it.each([
    ["0", "0", "0", undefined, "100.00"],
    ["200", "0", "0", undefined, "100.00"],
    ["200.1", "0", "0", undefined, "99.95"],
    ["480", "600", "300", { ra: "500" }, "0.00"],
    // The waste is the harmless part: all of it may go in.
    ["10", "10", "10", { ra: "500" }, "100.00"],
  ])("of (%s, %s, %s) with %j is at most %s", (ra, th, k, rest, most) => {
    expect(formatFixed(check({ ra, th, k, rest }).maxDosage, 2)).toBe(most);
  });

  it("names every field that is no use", () => {
    const refused = (input: RadioactivityInput) => {
      const result = checkRadioactivity(input);
      return result.ok ? null : result.refusal;
    };
    expect(refused({ ra: "-1", th: "x", k: "1e3", dosage: "100.01", rest: { th: "" } })).toEqual({
      code: "invalidInput",
      fields: [
        { path: "ra", message: "activity" },
        { path: "th", message: "activity" },
        { path: "k", message: "activity" },
        { path: "rest.th", message: "activity" },
        { path: "dosage", message: "percent" },
      ],
    });
    expect(refused({ ra: "100000000.1", th: "0", k: "0" })?.fields).toEqual([{ path: "ra", message: "activity" }]);
  });
});

describe("for any material", () => {
  const activity = fc.integer({ min: 0, max: 5_000_000 }).map((thousandths) => formatFixed(fraction(BigInt(thousandths), 1000n), 3));
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => formatFixed(fraction(BigInt(hundredths), 100n), 2));
  const material = fc.record({ ra: activity, th: activity, k: activity });
  const step = fraction(1n, 100n);

  it("agrees with a second way of computing: mixing the activities instead of the indices", () => {
    fc.assert(
      fc.property(material, material, percent, (own, rest, dosage) => {
        const found = check({ ...own, rest, dosage });
        const share = Number(dosage) / 100;
        const mixed = (key: "ra" | "th" | "k") => Number(own[key]) * share + Number(rest[key]) * (1 - share);
        expect(asNumber(found.indices.iRa)).toBeCloseTo(mixed("ra") / 200, 9);
        expect(asNumber(found.indices.iGamma)).toBeCloseTo(mixed("ra") / 370 + mixed("th") / 260 + mixed("k") / 4200, 9);
      }),
    );
  });

  it("keeps main at the maximum dosage and loses it a hundredth above", () => {
    fc.assert(
      fc.property(material, (own) => {
        const { maxDosage, material: alone } = check(own);
        const at = (dosage: Fraction) => allowedClasses(mixIndices(alone, inactive, dosage)).main;
        expect(at(maxDosage)).toBe(true);
        if (compare(maxDosage, fraction(100n)) < 0) expect(at(add(maxDosage, step))).toBe(false);
      }),
    );
  });

  it("allows B whatever allows A, C whatever allows B, and hollow whatever allows main", () => {
    fc.assert(
      fc.property(material, percent, (own, dosage) => {
        const { allowed } = check({ ...own, dosage });
        const order = [allowed.main, allowed.hollow, allowed.decorativeA, allowed.decorativeB, allowed.decorativeC];
        expect(order.toSorted((a, b) => Number(a) - Number(b))).toEqual(order);
        expect(allowed.hollow).toBe(allowed.decorativeA);
      }),
    );
  });

  it("never allows more of a more active material", () => {
    fc.assert(
      fc.property(material, material, fc.integer({ min: 100, max: 300 }), (own, rest, factor) => {
        const weak = check({ ...own, rest });
        const strong = (key: keyof RadioactivityIndices) => multiply(weak.material[key], fraction(BigInt(factor), 100n));
        const more = maxDosageOf({ iRa: strong("iRa"), iGamma: strong("iGamma") }, weak.rest);
        expect(compare(more, maxDosageOf(weak.material, weak.rest))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

function asNumber({ numerator, denominator }: Fraction): number {
  return Number((numerator * 10n ** 12n) / denominator) / 1e12;
}
