import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenFundingRules, fundingRuleSchema } from "./funding.ts";

const wan = 1_000_000;
const rule = { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 };
const money = (fiscal: number, ownerInput: number, payToBidder: number) => ({ fiscal: fiscal * wan, ownerInput: ownerInput * wan, payToBidder: payToBidder * wan });

describe("brokenFundingRules", () => {
  // Fiscal, owner's input, pay to bidder of the eight challenges of the demo round.
  it.each([
    [160, 640, 420, rule],
    [240, 960, 600, rule],
    [200, 800, 520, rule],
    [180, 720, 480, rule],
    [200, 200, 0, { ownerToFiscalAtLeast: 1 }],
    [140, 560, 360, rule],
    [100, 400, 260, rule],
    [120, 480, 300, rule],
    [100, 400, 40, rule],
    [100, 0, 0, {}],
    [0, 0, 0, rule],
  ])("holds for %i, %i, %i", (fiscal, ownerInput, payToBidder, rules) => {
    expect(brokenFundingRules(money(fiscal, ownerInput, payToBidder), rules)).toEqual([]);
  });

  it("names every broken rule with its numbers", () => {
    expect(brokenFundingRules({ fiscal: 160 * wan, ownerInput: 640 * wan - 1, payToBidder: 48 * wan }, rule)).toEqual([
      { rule: "ownerToFiscalAtLeast", field: "ownerInput", atLeast: 4, requiredFen: 640 * wan, actualFen: 640 * wan - 1 },
      { rule: "payToBidderToFiscalAtLeast", field: "payToBidder", atLeast: 0.4, requiredFen: 64 * wan, actualFen: 48 * wan },
    ]);
  });

  it("asks for the least whole 分 that satisfies, no more", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 500 }), (fiscal, hundredths) => {
      const rules = { ownerToFiscalAtLeast: hundredths / 100 };
      const [broken] = brokenFundingRules({ fiscal, ownerInput: 0, payToBidder: 0 }, rules);
      const ownerInput = broken?.requiredFen ?? 0;
      expect(brokenFundingRules({ fiscal, ownerInput, payToBidder: 0 }, rules)).toEqual([]);
      expect(brokenFundingRules({ fiscal, ownerInput: ownerInput - 1, payToBidder: 0 }, rules)).toHaveLength(1);
    }));
  });
});

it("fundingRuleSchema knows its two rules and no other", () => {
  expect(fundingRuleSchema.safeParse(rule).success).toBe(true);
  expect(fundingRuleSchema.safeParse({ ownerToFiscalAtLeast: -1 }).success).toBe(false);
  expect(fundingRuleSchema.safeParse({ ownerAtLeast: 4 }).success).toBe(false);
});
