import { expect, it } from "vitest";
import { brokenFundingRules, fundingMessage } from "#app/domain/challenge/funding.ts";
import { fieldWords } from "./field-problems.ts";
import { refusalWords } from "./refusals.ts";

const wan = 1_000_000;

it("a broken funding rule is told with its numbers, beside a field and as a refusal", () => {
  const [input, cap] = brokenFundingRules({ fiscal: 600 * wan, ownerInput: 2400 * wan - 1, payToBidder: 0 }, { ownerToFiscalAtLeast: 4, fiscalAtMostFen: 500 * wan });
  expect(fieldWords(fundingMessage(input!))).toBe("需求单位投入不低于财政资金的 4 倍：至少 2,400 万元，现为 2,399.999999 万元");
  expect(refusalWords({ code: "fundingRuleBroken", facts: { ...cap! } })).toBe("资金安排不符合配套规则：单项财政资金不高于 500 万元：最多 500 万元，现为 600 万元。");
});
