import { formatNumber } from "#app/messages/format.ts";
import type { FundingRule, FundingRuleName, MoneyRuleName } from "#app/domain/challenge/funding.ts";

/** 资金配套规则 in a form. */
export const fundingRuleLabels: Record<FundingRuleName, { label: string; unit: string; hint?: string }> = {
  ownerToFiscalAtLeast: { label: "需求单位投入不低于财政资金的", unit: "倍" },
  payToBidderToFiscalAtLeast: { label: "现金支付不低于财政资金的", unit: "倍" },
  payToBidderToInputAtLeast: { label: "现金支付不低于需求单位投入的", unit: "", hint: "0 到 1 之间的数，0.5 即一半" },
  fiscalToTotalAtMost: { label: "财政资金不高于榜额的", unit: "", hint: "0 到 1 之间的数，0.4 即四成" },
  fiscalAtMostFen: { label: "单项财政资金不高于", unit: "万元" },
  firstTrancheAtMost: { label: "首期拨付不高于财政资金的", unit: "", hint: "0 到 1 之间的数；赛马的不填按 0.3" },
};

/** 分 as 万元 with all that it has: a rule that is broken by one 分 must show it. */
export const wan = (fen: number) => formatNumber(fen / 1_000_000);

const percent = (share: number) => `${Number((share * 100).toFixed(4))}%`;

const asks: Record<MoneyRuleName | FundingRuleName, (limit: number) => string> = {
  ownerToFiscalAtLeast: (limit) => `需求单位投入不低于财政资金的 ${limit} 倍`,
  payToBidderToFiscalAtLeast: (limit) => `现金支付不低于财政资金的 ${limit} 倍`,
  payToBidderToInputAtLeast: (limit) => `现金支付不低于需求单位投入的 ${percent(limit)}`,
  fiscalToTotalAtMost: (limit) => `财政资金不高于榜额的 ${percent(limit)}`,
  payToBidderAtMostInput: () => "现金支付揭榜方的是需求单位投入的一部分，不高于需求单位投入",
  fiscalAtMostFen: (limit) => `单项财政资金不高于 ${wan(limit)} 万元`,
  firstTrancheAtMost: (limit) => `首期拨付不高于财政资金的 ${percent(limit)}`,
};

export function fundingRuleWords(rule: FundingRule): string {
  const said = (Object.keys(fundingRuleLabels) as FundingRuleName[]).flatMap((name) => (rule[name] === undefined ? [] : asks[name](rule[name])));
  return said.length > 0 ? said.join("，") : "没有要求";
}

/** 需求单位投入不低于财政资金的 4 倍：至少 640 万元，现为 300 万元. */
export function brokenFundingWords(rule: MoneyRuleName, limit: number, limitFen: number, actualFen: number): string {
  return `${asks[rule](limit)}：${rule.includes("AtMost") ? "最多" : "至少"} ${wan(limitFen)} 万元，现为 ${wan(actualFen)} 万元`;
}
