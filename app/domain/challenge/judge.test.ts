import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { demoBids, demoIndicators } from "./demo-answers.fixture.ts";
import { indicatorList, indicatorSchema, type IndicatorInput } from "./indicator.ts";
import { judge, judgeAll } from "./judge.ts";
import { promiseSchema, promisesSchema, type PromisedValue } from "./promise.ts";

function anIndicator(change: Partial<IndicatorInput>) {
  return indicatorSchema.parse({ code: "1", name: "指标", comparator: ">=", value: 1, hard: true, ...change });
}

describe("judge", () => {
  it.each<[Partial<IndicatorInput>, PromisedValue | null, string]>([
    [{ comparator: "<=", value: 45 }, 45, "meets"],
    [{ comparator: "<=", value: 45 }, 45.01, "misses"],
    [{ comparator: "<=", value: 45 }, [40, 45], "meets"],
    [{ comparator: "<=", value: 45 }, [40, 46], "misses"],
    [{ comparator: ">=", value: 70 }, 70, "meets"],
    [{ comparator: ">=", value: 70 }, 69.99, "misses"],
    [{ comparator: ">=", value: 70 }, [69, 80], "misses"],
    [{ comparator: "=", value: 0.3 }, 0.3, "meets"],
    // 0.1 + 0.2 in floats is 0.30000000000000004: a different number, and judged as one.
    [{ comparator: "=", value: 0.3 }, 0.1 + 0.2, "misses"],
    [{ comparator: "=", value: 3 }, [3, 4], "misses"],
    [{ comparator: "range", value: 6, upper: 9.5 }, [6, 9.5], "meets"],
    [{ comparator: "range", value: 6, upper: 9.5 }, [6, 9.6], "misses"],
    [{ comparator: "range", value: 6, upper: 9.5 }, [5.9, 9.5], "misses"],
    [{ comparator: "range", value: 6, upper: 9.5 }, 7, "meets"],
    [{ comparator: "range", value: 6, upper: 9.5 }, 9.51, "misses"],
    [{ comparator: "range", value: 6, upper: 9.5 }, [9, 7], "misses"],
    [{ comparator: "countRange", value: 3, upper: 5 }, 3, "meets"],
    [{ comparator: "countRange", value: 3, upper: 5 }, [3, 5], "meets"],
    [{ comparator: "countRange", value: 3, upper: 5 }, 3.5, "misses"],
    [{ comparator: "countRange", value: 3, upper: 5 }, 6, "misses"],
    [{ comparator: "bool", value: true }, true, "meets"],
    [{ comparator: "bool", value: true }, false, "misses"],
    // "Cost at least 10 % below 50": 45 and better.
    [{ comparator: "<=", value: -10, mode: "relative", baseline: 50 }, 45, "meets"],
    [{ comparator: "<=", value: -10, mode: "relative", baseline: 50 }, 45.01, "misses"],
    [{ comparator: "range", value: 5, upper: 10, mode: "relative", baseline: 30 }, [31.5, 33], "meets"],
    [{ comparator: "range", value: 5, upper: 10, mode: "relative", baseline: 30 }, [31.5, 33.01], "misses"],
    // Nothing usable.
    [{}, null, "missing"],
    [{}, true, "missing"],
    [{}, Number.NaN, "missing"],
    [{}, [1, Number.POSITIVE_INFINITY], "missing"],
    [{ comparator: "bool", value: true }, 1, "missing"],
    // Soft ones deviate instead, and may be missing as well.
    [{ comparator: "<=", value: 1, hard: false }, 1.3, "deviates"],
    [{ comparator: "bool", value: true, hard: false }, false, "deviates"],
    [{ hard: false }, null, "missing"],
  ])("%j promised %j %s", (change, promised, expected) => {
    expect(judge(anIndicator(change), promised)).toBe(expected);
  });

  it("follows the comparator on whole hundredths, the same figures as integers", () => {
    const hundredths = fc.integer({ min: -2000, max: 2000 });
    fc.assert(fc.property(hundredths, hundredths, hundredths, (target, low, high) => {
      fc.pre(low <= high);
      const promised: PromisedValue = [low / 100, high / 100];
      const verdictOf = (comparator: IndicatorInput["comparator"]) => judge(anIndicator({ comparator, value: target / 100, upper: comparator === "range" ? target / 100 + 5 : null }), promised);
      expect(verdictOf("<=")).toBe(high <= target ? "meets" : "misses");
      expect(verdictOf(">=")).toBe(low >= target ? "meets" : "misses");
      expect(verdictOf("=")).toBe(low === target && high === target ? "meets" : "misses");
    }));
  });
});

describe("the bids of the demo round", () => {
  it.each(demoBids)("$no", ({ challenge, promised, failsHard, missingHard }) => {
    const judgement = judgeAll(indicatorList.parse(demoIndicators[challenge]), promisesSchema.parse(promised));
    expect(judgement).toMatchObject({ failsHard, missingHard, missingSoft: [] });
  });

  it("deviate on a soft indicator in one place, which is allowed", () => {
    const soft = demoBids.map(({ no, challenge, promised }) => [no, judgeAll(indicatorList.parse(demoIndicators[challenge]), promised).deviatesSoft]);
    expect(soft.filter(([, codes]) => codes?.length)).toEqual([["JB-2026-002", ["1-7"]]]);
  });

  it("gives a verdict to every indicator and to nothing else", () => {
    const indicators = indicatorList.parse(demoIndicators["JZGX-2026-001"]);
    expect(judgeAll(indicators, { "1-1": 0.9, "9-9": 1 }).verdicts).toEqual({ "1-1": "meets", "1-2": "missing", "1-3": "missing", "1-4": "missing", "1-5": "missing", "1-6": "missing", "1-7": "missing" });
  });
});

it("promiseSchema takes a number, a range in order, yes or no, and nothing else", () => {
  const accepted = [1, [6, 9.5], [6, 6], true].map((value) => promiseSchema.safeParse(value).success);
  const refused = ["1", [9.5, 6], [1, 2, 3], [1], null, Number.POSITIVE_INFINITY, { $gt: 0 }].map((value) => promiseSchema.safeParse(value).success);
  expect(accepted).toEqual([true, true, true, true]);
  expect(refused).toEqual([false, false, false, false, false, false, false]);
});
