import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { asksLeadAlone, type ConditionFacts, type ConditionRule, type Eligibility, judgeConditions } from "#app/domain/challenge/eligibility.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { checkUscc, normalizeUscc } from "#app/domain/organisation/uscc.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";

/** What somebody tells of the own unit to learn whether it may bid. Nothing of it is kept. */
export interface EligibilityQuestion {
  uscc: string;
  role: "lead" | "member";
  /** Controls the owner, is controlled by it or by the same third. */
  isAffiliated: boolean;
  /** Takes part in another bid on this item. */
  isInOtherBid: boolean;
  /** How many live bids of the round the unit leads, and takes part in, already. */
  leads: number;
  joins: number;
  isBlacklisted: boolean;
  hasUnaccepted: boolean;
  /** The project lead leads another live bid of the round. */
  leadIsTaken: boolean;
  /** About the item's own conditions; null is not told. */
  told: Omit<ConditionFacts, "uscc" | "kind">;
}

export const eligibilityRules = ["dates", "code", "owner", "affiliates", "crossMembership", "unitLeads", "unitJoins", "leadPerson", "blacklist", "unaccepted"] as const;
export type EligibilityRule = (typeof eligibilityRules)[number] | ConditionRule;

/** `no` refuses, `check` is looked at in the form check, `ok` does not stand in the way. */
export interface EligibilityVerdict {
  rule: EligibilityRule;
  verdict: "ok" | "check" | "no";
  limit?: number;
}

interface Item {
  status: ChallengeState;
  opensAt: string | null;
  closesAt: string | null;
  ownerUsccs: readonly string[];
  eligibility: Eligibility;
}

const by = (isMet: boolean, strictness: "refuse" | "check" | "off" | "allow"): EligibilityVerdict["verdict"] => (!isMet || strictness === "off" || strictness === "allow" ? "ok" : strictness === "refuse" ? "no" : "check");

/** Rule by rule, whether a unit may bid on an item now. Uses what is told and what is public, never what others have bid. */
export function checkEligibility(question: EligibilityQuestion, item: Item, rules: RoundRules, now: string): EligibilityVerdict[] {
  const code = checkUscc(normalizeUscc(question.uscc));
  const isLead = question.role === "lead";
  const over = (count: number, limit: number): EligibilityVerdict["verdict"] => (limit > 0 && count >= limit ? "no" : "ok");
  const verdicts: EligibilityVerdict[] = [
    { rule: "dates", verdict: isOpenForBids(item, now) ? "ok" : "no" },
    // The check digit is looked at in the form check only (guide 0.1, 7).
    { rule: "code", verdict: !code.format ? "no" : code.checkDigit ? "ok" : "check" },
    { rule: "owner", verdict: item.ownerUsccs.includes(normalizeUscc(question.uscc)) ? "no" : "ok" },
    { rule: "affiliates", verdict: item.ownerUsccs.length === 0 ? "ok" : by(question.isAffiliated, rules.ownerAffiliates) },
    { rule: "crossMembership", verdict: !question.isInOtherBid || rules.crossMembership === "allow" ? "ok" : rules.crossMembership === "forbid" ? "no" : "check" },
    ...(isLead && rules.unitLeads > 0 ? [{ rule: "unitLeads" as const, verdict: over(question.leads, rules.unitLeads), limit: rules.unitLeads }] : []),
    ...(rules.unitJoins > 0 ? [{ rule: "unitJoins" as const, verdict: over(question.joins, rules.unitJoins), limit: rules.unitJoins }] : []),
    ...(isLead ? [{ rule: "leadPerson" as const, verdict: by(question.leadIsTaken, rules.leadPerson) }] : []),
    { rule: "blacklist", verdict: by(question.isBlacklisted, rules.blacklist) },
    { rule: "unaccepted", verdict: by(question.hasUnaccepted, rules.unaccepted) },
  ];
  const conditions = judgeConditions(item.eligibility, { ...question.told, uscc: code.normalized, kind: code.kind });
  return [...verdicts, ...conditions.filter(({ rule }) => isLead || !asksLeadAlone(rule))];
}
