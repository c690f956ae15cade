import { z } from "zod";
import { formatWan, parseWan } from "#app/domain/kernel/money.ts";
import type { FundingRule, FundingRuleName } from "./funding.ts";
import { readNumber } from "./indicator-row.ts";

const names = ["ownerToFiscalAtLeast", "payToBidderToFiscalAtLeast", "payToBidderToInputAtLeast", "fiscalToTotalAtMost", "fiscalAtMostFen"] as const satisfies readonly FundingRuleName[];

/** An optional number as typed; "" is none. The cap is typed in 万元. */
const typed = (name: FundingRuleName) =>
  z.string().trim().default("").transform((text, context) => {
    if (text === "") return undefined;
    const fen = name === "fiscalAtMostFen" ? parseWan(text) : null;
    const number = fen === null ? readNumber(text) : fen.ok ? fen.value : null;
    if (number !== null) return number;
    context.addIssue({ code: "custom", message: fen === null ? "numberNeeded" : "money" });
    return z.NEVER;
  });

/** 资金配套规则 as a form sends it: texts, empty ones left out of the rule. */
export const fundingRuleForm = z
  .object(Object.fromEntries(names.map((name) => [name, typed(name)])) as Record<FundingRuleName, ReturnType<typeof typed>>)
  .prefault({})
  .transform((rules): FundingRule => Object.fromEntries(Object.entries(rules).filter(([, limit]) => limit !== undefined)));

/** A rule as its form shows it. */
export function formOfFundingRule(rule: FundingRule): Record<FundingRuleName, string> {
  const shown = (name: FundingRuleName) => (rule[name] === undefined ? "" : name === "fiscalAtMostFen" ? formatWan(rule[name]) : String(rule[name]));
  return Object.fromEntries(names.map((name) => [name, shown(name)])) as Record<FundingRuleName, string>;
}
