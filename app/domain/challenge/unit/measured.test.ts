import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { indicatorSchema } from "#app/domain/challenge/indicator.ts";
import { emptyRow, rowProblems, toIndicator } from "#app/domain/challenge/indicator-row.ts";
import { judge } from "#app/domain/challenge/judge.ts";
import { converted, foreignUnit, readMeasured } from "./measured.ts";
import { isSameDimension, parseUnit } from "./unit.ts";
import { baseUnits, multiples } from "./units.ts";

describe("a value as typed", () => {
  it.each([
    ["0.3 万t/a", "t/a", 3000], ["０．３万吨／年", "t/a", 3000], ["3,000 t/a", "t/a", 3000], ["3000", "t/a", 3000], ["30000 kPa", "MPa", 30], ["7天", "h", 168], ["0.045 元/kg", "元/t", 45], ["98%", "%", 98], ["−5 %", "%", -5], ["2 套", "套", 2], ["1×10⁻⁷", "cm/s", 1e-7], ["1E-9 m/s", "cm/s", 1e-7],
  ])("%s asked for in %s is %d", (typed, unit, value) => {
    expect(readMeasured(typed, unit)?.value).toBe(value);
  });

  it("says what it was only where another unit was typed", () => {
    expect([readMeasured("0.3 万t/a", "t/a"), readMeasured("3000 吨/年", "t/a")]).toEqual([{ value: 3000, typed: { value: 0.3, unit: "万t/a" } }, { value: 3000, typed: null }]);
  });

  it.each([["30 h", "MPa", "h"], ["3 套", "项", "套"], ["5 元/m³", "元/t", "元/m³"], ["30 MPa", "", "MPa"]])("%s is none in %s: %s measures something else", (typed, unit, foreign) => {
    expect([readMeasured(typed, unit), foreignUnit(typed, unit)]).toEqual([null, foreign]);
  });

  it.each([["约30", "MPa"], ["30 斤", "MPa"], ["", "t"], ["三千", "t/a"], ["30 MPa", "斤"], ["1e99", "t"]])("%s in %s cannot be read, and no unit is to blame", (typed, unit) => {
    expect([readMeasured(typed, unit), foreignUnit(typed, unit)]).toEqual([null, null]);
  });

  const anyUnit = fc.tuple(fc.constantFrom("", ...Object.keys(multiples)), fc.constantFrom(...Object.keys(baseUnits)), fc.option(fc.constantFrom(...Object.keys(baseUnits)), { nil: null })).map(([multiple, top, below]) => `${multiple}${top}${below === null ? "" : `/${below}`}`);
  const anyValue = fc.integer({ min: 1, max: 999_999 }).map((whole) => whole / 100);

  it("comes through a conversion with the same verdict: what meets the list in one unit meets it in the other", () => {
    fc.assert(fc.property(anyUnit, anyUnit, anyValue, anyValue, (one, other, promised, listed) => {
      const [from, to] = [parseUnit(one), parseUnit(other)];
      if (!from || !to || !isSameDimension(from, to) || promised === listed) return;
      const [promise, limit] = [readMeasured(`${String(promised)} ${one}`, other), readMeasured(`${String(listed)} ${one}`, other)];
      // A value that vanishes beyond the places kept compares no more; no list has such limits.
      if (!promise || !limit || Math.min(Math.abs(promise.value), Math.abs(limit.value)) < 1e-6) return;
      const verdict = (value: number, least: number, unit: string) => judge(indicatorSchema.parse({ code: "1", name: "量", comparator: ">=", value: least, unit, hard: true }), value);
      expect(verdict(promise.value, limit.value, other)).toEqual(verdict(promised, listed, one));
    }), { numRuns: 1000 });
  });

  it("goes there and back, and is refused exactly where the dimensions differ", () => {
    fc.assert(fc.property(anyUnit, anyUnit, anyValue, (one, other, value) => {
      const [from, to] = [parseUnit(one), parseUnit(other)];
      if (!from || !to || from.symbol === "" || to.symbol === "") return;
      const typed = `${String(value)} ${one}`;
      expect(readMeasured(typed, other) === null).toBe(!isSameDimension(from, to));
      expect(foreignUnit(typed, other)).toBe(isSameDimension(from, to) ? null : from.symbol);
      const there = converted(value, one, other);
      if (there !== null && Math.abs(there) > 1e-3) expect(converted(there, other, one)! / value).toBeCloseTo(1, 6);
    }), { numRuns: 1000 });
  });
});

describe("a row of the indicator form", () => {
  const row = { ...emptyRow, code: "1", comparator: ">=", name: "处理能力", unit: "t/a" };

  it("takes a value in another unit of the same kind, in its own", () => {
    const typed = { ...row, value: "0.3万t/a", comparator: "range", upper: "1 万吨/年" };
    expect([rowProblems(typed), toIndicator(typed)]).toMatchObject([[], { value: 3000, upper: 10_000, unit: "t/a" }]);
  });

  it.each([
    ["a value of another kind", { value: "30 MPa" }, [{ field: "value", message: "unitDiffers:MPa:t/a" }]],
    ["a unit that the name does not allow", { name: "7d无侧限抗压强度", value: "3", unit: "h" }, [{ field: "unit", message: "unitOfName:h:MPa" }]],
    ["an upper end of another kind", { comparator: "range", value: "1", upper: "2 h" }, [{ field: "upper", message: "unitDiffers:h:t/a" }]],
    ["no number", { value: "大约" }, [{ field: "value", message: "numberNeeded" }]],
    ["nothing wrong with a unit that is not in the table", { name: "任何名称", value: "3", unit: "斤" }, []],
    ["nothing wrong with a change in percent", { mode: "relative", value: "10%", baseline: "0.3 万t/a" }, []],
  ])("%s", (_, change, problems) => {
    expect(rowProblems({ ...row, ...change })).toEqual(problems);
  });
});
