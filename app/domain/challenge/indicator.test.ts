import { describe, expect, it } from "vitest";
import { demoIndicators } from "./demo-answers.fixture.ts";
import { checkIndicatorCount, indicatorList, indicatorSchema, type IndicatorInput } from "./indicator.ts";

const base = { code: "1-1", name: "钠回收率", comparator: ">=", value: 70, hard: true } satisfies IndicatorInput;

function messagesOf(input: object): string[] {
  const parsed = indicatorSchema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

describe("indicatorSchema", () => {
  it("fills what may be left out", () => {
    expect(indicatorSchema.parse(base)).toEqual({ ...base, upper: null, unit: "", basis: "", method: "", verification: "", mode: "absolute", baseline: null });
  });

  it.each([
    [{ comparator: "range", value: 6, upper: 9.5 }],
    [{ comparator: "range", value: 6, upper: 6 }],
    [{ comparator: "countRange", value: 3, upper: 5 }],
    [{ comparator: "bool", value: true }],
    [{ comparator: "<=", value: -10, mode: "relative", baseline: 50 }],
    [{ comparator: "<=", value: 45, baseline: 60 }],
  ])("accepts %j", (change) => {
    expect(messagesOf({ ...base, ...change })).toEqual([]);
  });

  it.each([
    [{ comparator: "range", value: 6 }, ["upper: upperNeeded"]],
    [{ comparator: "range", value: 9.5, upper: 6 }, ["upper: upperBelowValue"]],
    [{ upper: 80 }, ["upper: upperNotUsed"]],
    [{ comparator: "countRange", value: 3, upper: 5.5 }, ["value: wholeNumber"]],
    [{ comparator: "bool", value: 1 }, ["value: yesNoNeeded"]],
    [{ value: true }, ["value: numberNeeded"]],
    [{ mode: "relative" }, ["baseline: baselineNeeded"]],
    [{ mode: "relative", baseline: 0 }, ["baseline: baselineNeeded"]],
    [{ comparator: "bool", value: true, mode: "relative", baseline: 1 }, ["mode: relativeNeedsNumber"]],
    [{ comparator: "bool", value: true, baseline: 1 }, ["baseline: baselineNotUsed"]],
  ])("refuses %j", (change, messages) => {
    expect(messagesOf({ ...base, ...change })).toEqual(messages);
  });

  it("refuses fields it does not know, and a code given twice", () => {
    expect(indicatorSchema.safeParse({ ...base, score: 3 }).success).toBe(false);
    const twice = indicatorList.safeParse([base, base]);
    expect(twice.error?.issues.map((issue) => [issue.path, issue.message])).toEqual([[[1, "code"], "duplicate"]]);
  });

  it.each(Object.entries(demoIndicators))("reads the indicators of %s", (_no, indicators) => {
    expect(indicatorList.safeParse(indicators).success).toBe(true);
  });
});

describe("checkIndicatorCount", () => {
  const number = { comparator: ">=" } as const;
  const yesNo = { comparator: "bool" } as const;

  it.each([
    [[number, number, number, number], "", { ok: true, value: { warning: null } }],
    [[number, yesNo, yesNo, yesNo], "", { ok: true, value: { warning: null } }],
    [[number, number, number], "仅有三项可独立测定", { ok: true, value: { warning: "fewIndicators" } }],
    [[number, number, number], " ", { ok: false, refusal: { code: "reasonNeeded", facts: { indicators: 3, quantified: 3 } } }],
    [[yesNo, yesNo, yesNo, yesNo], "无法量化", { ok: false, refusal: { code: "tooFewIndicators", facts: { indicators: 4, quantified: 0 } } }],
    [[], "", { ok: false, refusal: { code: "tooFewIndicators", facts: { indicators: 0, quantified: 0 } } }],
  ])("of %j with reason %j", (indicators, reason, expected) => {
    expect(checkIndicatorCount(indicators, reason)).toEqual(expected);
  });
});
