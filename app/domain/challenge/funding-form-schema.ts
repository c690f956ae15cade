import { z } from "zod";
import { parseWan } from "#app/domain/kernel/money.ts";
import type { FundingRule, FundingRuleName } from "./funding.ts";
import { fundingRuleNames } from "./funding-form.ts";
import { readNumber } from "#app/domain/kernel/typed-number.ts";

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
  .object(Object.fromEntries(fundingRuleNames.map((name) => [name, typed(name)])) as Record<FundingRuleName, ReturnType<typeof typed>>)
  .prefault({})
  .transform((rules): FundingRule => Object.fromEntries(Object.entries(rules).filter(([, limit]) => limit !== undefined)));
