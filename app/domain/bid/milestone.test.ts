import { describe, expect, it } from "vitest";
import { isMilestoneMoneyWhole, milestoneList, mostMilestones } from "./milestone.ts";
import { isCostIndicator, isPromiseCovered, unitCostFen } from "./unit-cost.ts";

const one = { due: "2027-06-30", deliverable: "中试线建成", check: "现场查验", fiscalFen: 60_000_000 };
const problemsOf = (list: unknown) => (milestoneList.safeParse(list).error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);

describe("milestones", () => {
  it("stand in the order of their dates, each whole", () => {
    expect(problemsOf([])).toEqual([]);
    expect(problemsOf([one, { ...one, due: "2027-06-30" }, { ...one, due: "2028-01-01" }])).toEqual([]);
    expect(problemsOf([one, { ...one, due: "2027-06-29" }])).toEqual([["1.due", "milestoneOrder"]]);
    expect(problemsOf([{ ...one, due: "2027-02-30" }, { ...one, due: "2028-01-01", check: " ", fiscalFen: 1 }])).toEqual([["0.due", "badDate"], ["1.check", "required"], ["1.fiscalFen", "twoDecimals"]]);
    expect(problemsOf(Array.from({ length: mostMilestones + 1 }, () => one))).toEqual([["", "tooManyMilestones"]]);
  });

  it("call for exactly the public money of the bid, or for none", () => {
    expect(isMilestoneMoneyWhole([], 160_000_000)).toBe(true);
    expect(isMilestoneMoneyWhole([one, { fiscalFen: 100_000_000 }], 160_000_000)).toBe(true);
    expect(isMilestoneMoneyWhole([one], 160_000_000)).toBe(false);
  });
});

describe("the unit cost", () => {
  it.each([
    ["元/t", "<=", true],
    ["元 / 吨", "<=", true],
    ["万元/t", "range", true],
    ["%", ">=", false],
    ["元/m³", "<=", false],
    ["元/t", "bool", false],
  ] as const)("is asked for where an indicator is in %s (%s): %s", (unit, comparator, isAsked) => {
    expect(isCostIndicator({ unit, comparator })).toBe(isAsked);
  });

  it("adds up to the cent and is held against the promise", () => {
    expect(unitCostFen({})).toBeNull();
    expect(unitCostFen({ energy: null, rawMaterial: 1050, labour: 5 })).toBe(1055);
    expect(isPromiseCovered("元/t", 43, 4300)).toBe(true);
    expect(isPromiseCovered("元/t", 43, 4301)).toBe(false);
    expect(isPromiseCovered("万元/t", 0.0043, 4300)).toBe(true);
    expect(isPromiseCovered("元/t", null, 4300)).toBeNull();
    expect(isPromiseCovered("元/t", 43, null)).toBeNull();
  });
});
