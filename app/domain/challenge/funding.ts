import { z } from "zod";
import { compare, decimalOf, fraction, multiply, type Fraction } from "#app/domain/kernel/decimal.ts";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";

/** The money of a challenge (榜额) in 分: 财政资金, 需求方投入, and what of it the owner pays to the bidder in cash (支付揭榜方). */
export const challengeMoneySchema = z.object({ fiscal: fenSchema, ownerInput: fenSchema, payToBidder: fenSchema });
export type ChallengeMoney = z.infer<typeof challengeMoneySchema>;

const ratio = z.number().nonnegative().max(1000).optional();
const share = z.number().nonnegative().max(1).optional();

/**
 * The funding rules of a challenge (资金配套规则); a missing one asks nothing. Least multiples of the fiscal money, the least
 * share of the owner's input that is paid in cash, the largest share of the whole (榜额) that is fiscal, the largest fiscal
 * amount in 分, the largest share of the public money that is paid first (`plan.ts`). Source: guide 2.1 (赣州 4 and 0.4, 甘肃 20–40 % and
 * 500 万元) and 0.1, 4 (广西 0.3, 宁夏 0.2).
 */
export const fundingRuleSchema = z.strictObject({
  ownerToFiscalAtLeast: ratio,
  payToBidderToFiscalAtLeast: ratio,
  payToBidderToInputAtLeast: share,
  fiscalToTotalAtMost: share,
  fiscalAtMostFen: fenSchema.optional(),
  firstTrancheAtMost: share,
});
export type FundingRule = z.infer<typeof fundingRuleSchema>;
export type FundingRuleName = keyof FundingRule;

/** Those that are about amounts, and what holds without any rule: the owner pays out of its input (guide 2.1: 其中). */
export type MoneyRuleName = Exclude<FundingRuleName, "firstTrancheAtMost"> | "payToBidderAtMostInput";

/** A rule that the money breaks: which, what it asks (a ratio, or 分), the nearest amount that satisfies it and the actual one in 分. */
export interface BrokenFundingRule {
  rule: MoneyRuleName;
  field: keyof ChallengeMoney;
  limit: number;
  limitFen: number;
  actualFen: number;
}

interface Check {
  rule: Exclude<FundingRuleName, "firstTrancheAtMost">;
  field: keyof ChallengeMoney;
  side: "least" | "most";
  /** What the ratio is of; null where the rule names an amount. */
  base: ((money: ChallengeMoney) => bigint) | null;
}

const fiscal = (money: ChallengeMoney) => BigInt(money.fiscal);

export const fundingChecks: readonly Check[] = [
  { rule: "ownerToFiscalAtLeast", field: "ownerInput", side: "least", base: fiscal },
  { rule: "payToBidderToFiscalAtLeast", field: "payToBidder", side: "least", base: fiscal },
  { rule: "payToBidderToInputAtLeast", field: "payToBidder", side: "least", base: ({ ownerInput }) => BigInt(ownerInput) },
  { rule: "fiscalToTotalAtMost", field: "fiscal", side: "most", base: (money) => fiscal(money) + BigInt(money.ownerInput) },
  { rule: "fiscalAtMostFen", field: "fiscal", side: "most", base: null },
];

/** That the owner would pay more than it puts in, which no item may say, whatever its rule. */
export function paidOverInput({ ownerInput, payToBidder }: ChallengeMoney): BrokenFundingRule[] {
  return payToBidder <= ownerInput ? [] : [{ rule: "payToBidderAtMostInput", field: "payToBidder", limit: 1, limitFen: ownerInput, actualFen: payToBidder }];
}

/** The funding rules that are broken, none when the list is empty; compared exactly in 分. */
export function brokenFundingRules(money: ChallengeMoney, rules: FundingRule): BrokenFundingRule[] {
  const broken = fundingChecks.flatMap(({ rule, field, side, base }): BrokenFundingRule | never[] => {
    const limit = rules[rule];
    if (limit === undefined) return [];
    const bound = base === null ? fraction(BigInt(limit)) : multiply(fraction(base(money)), decimalOf(limit));
    const order = compare(fraction(BigInt(money[field])), bound);
    if (side === "least" ? order >= 0 : order <= 0) return [];
    return { rule, field, limit, limitFen: side === "least" ? wholeFenAbove(bound) : wholeFenBelow(bound), actualFen: money[field] };
  });
  return [...broken, ...paidOverInput(money)];
}

/** The least whole amount that satisfies: a third of a 分 cannot be paid. */
function wholeFenAbove({ numerator, denominator }: Fraction): number {
  return Number((numerator + denominator - 1n) / denominator);
}

function wholeFenBelow({ numerator, denominator }: Fraction): number {
  return Number(numerator / denominator);
}

/** A broken rule as the message of a field or a cell, with its numbers: `funding.RULE:limit:limitFen:actualFen`. */
export function fundingMessage({ rule, limit, limitFen, actualFen }: BrokenFundingRule): string {
  return `funding.${rule}:${limit}:${limitFen}:${actualFen}`;
}
