import { z } from "zod";
import { compare, decimalOf, fraction, multiply, type Fraction } from "#app/domain/kernel/decimal.ts";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";

/** The money of a challenge (榜额) in 分: 财政资金, 需求方投入, and what of it the owner pays to the bidder in cash (支付揭榜方). */
export const challengeMoneySchema = z.object({ fiscal: fenSchema, ownerInput: fenSchema, payToBidder: fenSchema });
export type ChallengeMoney = z.infer<typeof challengeMoneySchema>;

const ratio = z.number().nonnegative().max(1000).optional();

/** The co-funding rule of a challenge (资金配套规则), each a least multiple of the fiscal money; a missing one asks nothing. */
export const fundingRuleSchema = z.strictObject({ ownerToFiscalAtLeast: ratio, payToBidderToFiscalAtLeast: ratio });
export type FundingRule = z.infer<typeof fundingRuleSchema>;

/** A rule that the money breaks: which, the multiple it asks, the least amount that satisfies it and the actual one in 分. */
export interface BrokenFundingRule {
  rule: keyof FundingRule;
  field: keyof ChallengeMoney;
  atLeast: number;
  requiredFen: number;
  actualFen: number;
}

const checks = [
  { rule: "ownerToFiscalAtLeast", field: "ownerInput" },
  { rule: "payToBidderToFiscalAtLeast", field: "payToBidder" },
] as const;

/** The funding rules that are broken, none when the list is empty; compared exactly in 分. Source: guide 2.1 (赣州: 4 and 0.4). */
export function brokenFundingRules(money: ChallengeMoney, rules: FundingRule): BrokenFundingRule[] {
  const fiscal = fraction(BigInt(money.fiscal));
  return checks.flatMap(({ rule, field }) => {
    const atLeast = rules[rule];
    if (atLeast === undefined) return [];
    const required = multiply(fiscal, decimalOf(atLeast));
    const actualFen = money[field];
    if (compare(fraction(BigInt(actualFen)), required) >= 0) return [];
    return { rule, field, atLeast, requiredFen: wholeFenAbove(required), actualFen };
  });
}

/** The least whole amount that satisfies: a third of a 分 cannot be paid. */
function wholeFenAbove({ numerator, denominator }: Fraction): number {
  return Number((numerator + denominator - 1n) / denominator);
}
