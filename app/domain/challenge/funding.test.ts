import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { brokenFundingRules, fundingRuleSchema } from "./funding.ts";
import { formOfFundingRule } from "./funding-form.ts";
import { fundingRuleForm } from "./funding-form-schema.ts";

const wan = 1_000_000;
const rule = { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 };
const money = (fiscal: number, ownerInput: number, payToBidder: number) => ({ fiscal: fiscal * wan, ownerInput: ownerInput * wan, payToBidder: payToBidder * wan });

const anyMoney = fc.record({ fiscal: fc.integer({ min: 0, max: 10 ** 12 }), ownerInput: fc.integer({ min: 0, max: 10 ** 12 }), payToBidder: fc.integer({ min: 0, max: 10 ** 12 }) });
const hundredths = (most: number) => fc.option(fc.integer({ min: 0, max: most }).map((n) => n / 100), { nil: undefined });
const anyRule = fc.record({ ownerToFiscalAtLeast: hundredths(900), payToBidderToFiscalAtLeast: hundredths(200), payToBidderToInputAtLeast: hundredths(100), fiscalToTotalAtMost: hundredths(100), fiscalAtMostFen: fc.option(fc.integer({ min: 0, max: 10 ** 12 }), { nil: undefined }) });

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
      { rule: "ownerToFiscalAtLeast", field: "ownerInput", limit: 4, limitFen: 640 * wan, actualFen: 640 * wan - 1 },
      { rule: "payToBidderToFiscalAtLeast", field: "payToBidder", limit: 0.4, limitFen: 64 * wan, actualFen: 48 * wan },
    ]);
  });

  it("asks for the least whole 分 that satisfies, no more", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 500 }), (fiscal, hundredths) => {
      const rules = { ownerToFiscalAtLeast: hundredths / 100 };
      const [broken] = brokenFundingRules({ fiscal, ownerInput: 0, payToBidder: 0 }, rules);
      const ownerInput = broken?.limitFen ?? 0;
      expect(brokenFundingRules({ fiscal, ownerInput, payToBidder: 0 }, rules)).toEqual([]);
      expect(brokenFundingRules({ fiscal, ownerInput: ownerInput - 1, payToBidder: 0 }, rules)).toHaveLength(1);
    }));
  });

  it("lets no owner pay more than it puts in, whatever the rule", () => {
    expect(brokenFundingRules(money(0, 640, 640), {})).toEqual([]);
    expect(brokenFundingRules({ ...money(0, 640, 640), payToBidder: 640 * wan + 1 }, {})).toEqual([{ rule: "payToBidderAtMostInput", field: "payToBidder", limit: 1, limitFen: 640 * wan, actualFen: 640 * wan + 1 }]);
  });

  it("caps the fiscal money by amount and by share of the whole, and asks a share in cash", () => {
    const rules = { fiscalAtMostFen: 500 * wan, fiscalToTotalAtMost: 0.4, payToBidderToInputAtLeast: 0.5 };
    expect(brokenFundingRules(money(500, 750, 375), rules)).toEqual([]);
    expect(brokenFundingRules(money(501, 700, 349), rules)).toEqual([
      { rule: "payToBidderToInputAtLeast", field: "payToBidder", limit: 0.5, limitFen: 350 * wan, actualFen: 349 * wan },
      { rule: "fiscalToTotalAtMost", field: "fiscal", limit: 0.4, limitFen: 480.4 * wan, actualFen: 501 * wan },
      { rule: "fiscalAtMostFen", field: "fiscal", limit: 500 * wan, limitFen: 500 * wan, actualFen: 501 * wan },
    ]);
  });


  it("agrees with whole-number arithmetic, rule by rule", () => {
    fc.assert(fc.property(anyMoney, anyRule, (amounts, rules) => {
      const [fiscal, owner, pay] = [BigInt(amounts.fiscal), BigInt(amounts.ownerInput), BigInt(amounts.payToBidder)];
      const parts = (limit: number | undefined) => BigInt(Math.round((limit ?? 0) * 100));
      const isBroken = {
        ownerToFiscalAtLeast: 100n * owner < parts(rules.ownerToFiscalAtLeast) * fiscal,
        payToBidderToFiscalAtLeast: 100n * pay < parts(rules.payToBidderToFiscalAtLeast) * fiscal,
        payToBidderToInputAtLeast: 100n * pay < parts(rules.payToBidderToInputAtLeast) * owner,
        fiscalToTotalAtMost: 100n * fiscal > parts(rules.fiscalToTotalAtMost) * (fiscal + owner),
        fiscalAtMostFen: amounts.fiscal > (rules.fiscalAtMostFen ?? 0),
      };
      const expected = (Object.keys(isBroken) as (keyof typeof isBroken)[]).filter((rule) => rules[rule] !== undefined && isBroken[rule]);
      expect(brokenFundingRules(amounts, rules).map(({ rule }) => rule)).toEqual([...expected, ...(pay > owner ? ["payToBidderAtMostInput"] : [])]);
    }), { numRuns: 2000 });
  });

  it("says an amount that satisfies the rule: the pay for a share, the fiscal money for a cap", () => {
    fc.assert(fc.property(anyMoney, anyRule, (amounts, rules) => {
      for (const { rule, field, limitFen } of brokenFundingRules(amounts, rules)) {
        // The whole shrinks with the fiscal money, so the share is of the whole as it was given.
        if (rule === "fiscalToTotalAtMost") continue;
        expect(brokenFundingRules({ ...amounts, [field]: limitFen }, rules).map((one) => one.rule)).not.toContain(rule);
      }
    }));
  });
});

describe("fundingRuleSchema", () => {
  it("knows its rules and no other", () => {
    expect(fundingRuleSchema.safeParse(rule).success).toBe(true);
    expect(fundingRuleSchema.safeParse({ ownerToFiscalAtLeast: -1 }).success).toBe(false);
    expect(fundingRuleSchema.safeParse({ fiscalToTotalAtMost: 1.1 }).success).toBe(false);
    expect(fundingRuleSchema.safeParse({ ownerAtLeast: 4 }).success).toBe(false);
  });

  it("comes back from its form as it went", () => {
    fc.assert(fc.property(anyRule.map(({ fiscalAtMostFen, ...ratios }) => ({ ...ratios, fiscalAtMostFen: fiscalAtMostFen === undefined ? undefined : Math.floor(fiscalAtMostFen / 10_000) * 10_000 })), (rules) => {
      const said = Object.fromEntries(Object.entries(rules).filter(([, limit]) => limit !== undefined));
      expect(fundingRuleForm.parse(formOfFundingRule(said))).toEqual(said);
    }));
  });
});
