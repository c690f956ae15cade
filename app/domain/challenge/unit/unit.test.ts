import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { compare, decimalOf, formatFixed, fraction } from "#app/domain/kernel/decimal.ts";
import { convert, isCounting, isSameDimension, parseUnit, type Unit } from "./unit.ts";
import { checkUnit } from "./unit-check.ts";
import { baseUnits, counted, multiples, ratios } from "./units.ts";

const read = (text: string): Unit => parseUnit(text) ?? expect.unreachable(text);
const converted = (value: number, from: string, to: string) => {
  const result = convert(decimalOf(value), read(from), read(to));
  return result && formatFixed(result, 4);
};

describe("the unit table", () => {
  it.each([
    ["％", "%"], ["万吨/年", "万t/a"], ["元/吨", "元/t"], ["ｍｇ／Ｌ", "mg/L"], ["mg/l", "mg/L"], ["小时", "h"], ["天", "d"], ["kgce/t", "kgce/t"], ["m3/t", "m³/t"], ["Mpa", "MPa"], ["kW·h/t", "kWh/t"],
    ["kg/(m²·d)", "kg/(m²·d)"], ["万元", "万元"], ["Bq/kg", "Bq/kg"], ["", ""], ["套", "套"], ["元/㎡", "元/m²"], ["t／d", "t/d"], ["个月", "月"],
    ["mg·L⁻¹", "mg/L"], ["mg·L-1", "mg/L"], ["N/mm²", "MPa"], ["W/(m·K)", "W/(m·K)"], ["W·m⁻¹·K⁻¹", "W/m/K"], ["kgCO2/t", "kgCO₂/t"], ["tCO2e", "tCO₂"], ["μSv/h", "μSv/h"], ["cm/s", "cm/s"], ["㎡/㎏", "m²/kg"],
  ])("reads %s as %s", (typed, symbol) => {
    expect(read(typed).symbol).toBe(symbol);
  });

  it.each(["约", "t/", "/t", "万", "万万t", "万%", "M", "kg//t", "元每吨", "x".repeat(31), "constructor", "__proto__", "toString"])("does not know %s", (typed) => {
    expect(parseUnit(typed)).toBeNull();
  });

  it.each([
    [1.2, "万t/a", "t/d", "32.8767"], [45, "元/t", "元/kg", "0.0450"], [1, "MPa", "kPa", "1000.0000"], [7, "d", "h", "168.0000"], [1, "%", "g/kg", "10.0000"], [3, "mg/L", "g/m³", "3.0000"], [1, "tce/t", "kgce/t", "1000.0000"],
    [1, "亩", "m²", "666.6667"], [2, "万元", "元", "20000.0000"], [1, "W/(m·K)", "W·m⁻¹·K⁻¹", "1.0000"], [1, "tCO₂/t", "kgCO2/t", "1000.0000"], [350, "m²/kg", "cm²/g", "3500.0000"], [1, "μSv/h", "nSv/h", "1000.0000"],
  ])("converts %d %s to %s exactly", (value, from, to, expected) => {
    expect(converted(value, from, to)).toBe(expected);
  });

  it.each([["MPa", "h"], ["元/t", "元/m³"], ["套", "项"], ["kgce/t", "kWh/t"], ["t", "万t/a"], ["℃", "%"], ["月", "d"]])("does not convert %s to %s", (from, to) => {
    expect(converted(1, from, to)).toBeNull();
  });

  const symbols = [...Object.keys(baseUnits), ...Object.keys(ratios), ...counted];
  const anyUnit = fc.tuple(fc.constantFrom("", ...Object.keys(multiples)), fc.constantFrom(...symbols), fc.option(fc.constantFrom(...Object.keys(baseUnits)), { nil: null })).map(([multiple, top, below]) => `${multiple}${top}${below === null ? "" : `/${below}`}`);

  it("reads what it writes as the same unit", () => {
    fc.assert(fc.property(anyUnit, (text) => {
      const unit = parseUnit(text);
      if (unit) expect(parseUnit(unit.symbol)).toEqual(unit);
    }), { numRuns: 2000 });
  });

  it("converts there and back to the very same value, and only where the dimensions are the same", () => {
    fc.assert(fc.property(anyUnit, anyUnit, fc.integer(), (one, other, value) => {
      const [from, to] = [parseUnit(one), parseUnit(other)];
      if (!from || !to) return;
      const there = convert(fraction(BigInt(value)), from, to);
      expect(there !== null).toBe(isSameDimension(from, to));
      if (there) expect(compare(convert(there, to, from)!, fraction(BigInt(value)))).toBe(0);
    }), { numRuns: 2000 });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseUnit(text)), { numRuns: 1000 });
  });

  it("knows what is counted", () => {
    expect([isCounting(read("套")), isCounting(read("月")), isCounting(read("t"))]).toEqual([true, false, false]);
  });
});

describe("a unit held against the name", () => {
  it.each([
    ["7d无侧限抗压强度", "h", "unitDimension"], ["钠回收率", "MPa", "unitDimension"], ["连续运行时间", "t", "unitDimension"], ["中试处理能力", "元/t", "unitDimension"], ["抗压强度（28d）", "MPa", undefined], ["碳排放强度", "kg/t", undefined],
    ["处理直接成本（干赤泥）", "元/t", undefined], ["任何名称", "斤", "unitUnknown"], ["赤泥掺量（干基）", "%", undefined], ["浸出液pH", "", undefined], ["导热系数", "MPa", "unitDimension"], ["渗透系数", "cm/s", undefined],
  ])("%s in %s: %s", (name, unit, code) => {
    expect(checkUnit({ name, unit })?.code).toBe(code);
  });
});
