import { formatWan } from "#app/domain/kernel/money.ts";
import type { FundingRule, FundingRuleName } from "./funding.ts";

export const fundingRuleNames = ["ownerToFiscalAtLeast", "payToBidderToFiscalAtLeast", "payToBidderToInputAtLeast", "fiscalToTotalAtMost", "fiscalAtMostFen", "firstTrancheAtMost"] as const satisfies readonly FundingRuleName[];

/** A rule as its form shows it. */
export function formOfFundingRule(rule: FundingRule): Record<FundingRuleName, string> {
  const shown = (name: FundingRuleName) => (rule[name] === undefined ? "" : name === "fiscalAtMostFen" ? formatWan(rule[name]) : String(rule[name]));
  return Object.fromEntries(fundingRuleNames.map((name) => [name, shown(name)])) as Record<FundingRuleName, string>;
}
