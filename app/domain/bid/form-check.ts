import type { ConditionVerdict, Eligibility } from "#app/domain/challenge/eligibility.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judgeAll } from "#app/domain/challenge/judge.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { conditionsOfBid } from "./condition.ts";
import { costIndicator, judgeCost, unitCostFen } from "./unit-cost.ts";
import { type FileKind, neededKinds } from "./file.ts";
import { moneySources, type MoneySource } from "./parts.ts";
import type { BidSubmission } from "./schema.ts";
import type { TeamUnit } from "./team-warning.ts";

/** The columns of the form check (形式审查要点), in their order. */
export const formChecks = ["hardIndicators", "softIndicators", "money", "plan", "conditions", "ownerRelation", "crossMembership", "leadPerson", "staff", "unitLeads", "unitJoins", "confirmations", "creditCodes", "unitClaims", "barredUnits", "attachments", "sealedPages", "budgetSums", "identity", "late"] as const;
export type FormCheckCode = (typeof formChecks)[number];

/**
 * How grave: nothing found; to be looked at; marked in red (实质性不响应, over the listed money) but no ground of itself;
 * a ground for 不予受理, so that passing in spite of it needs a reason.
 */
export type FindingLevel = "ok" | "note" | "flag" | "stop";

/** One automatic finding (自动审查结果): `about` names what it concerns: indicator codes, units, credit codes, bid numbers, sources of money, gaps of the plan, conditions, kinds of attachments, fields. */
export interface Finding {
  check: FormCheckCode;
  level: FindingLevel;
  about: string[];
  /** Until when it may still be put right without a correction: no fault before. Left out where it is one at once, or the time is over. */
  until?: string;
  /** Since when, where it came to light only after the bid had passed. */
  foundAt?: string;
}

/** What the findings are made from. Credit codes are normalized. */
export interface FormCheckInput {
  content: BidSubmission;
  indicators: readonly Indicator[];
  eligibility: Eligibility;
  leadUscc: string;
  leadName: string;
  ownerUsccs: readonly string[];
  /** Listed money of the challenge in 分. */
  listed: { fiscalFen: number; payToBidderFen: number };
  rules: Pick<RoundRules, "crossMembership" | "leadPerson" | "confirmation" | "blacklist" | "unaccepted" | "attachments">;
  /** Members that have not confirmed their block as it was submitted, by name. */
  unconfirmed: readonly string[];
  /** Until when members may confirm and sealed pages come in (`confirmationDue`). */
  dueAt: string | null;
  /** What is known of the units of the team besides the bid. */
  teamUnits: readonly TeamUnit[];
  /** Holders of a duty who stand in the team; `isSure`: of this round, known by account, number or telephone, and not by name alone. */
  staff: readonly { name: string; isSure: boolean }[];
  /** Numbers of other opened bids of the round under the same lead person. */
  sameLead: readonly string[];
  /** Names of the units of the bid that lead, or take part in, more opened bids of the round than its limits allow. */
  overLimits: { leads: readonly string[]; joins: readonly string[] };
  /** Kinds of the attachments that the opened version names. */
  fileKinds: readonly FileKind[];
  /** Fields that tell experts of a double blind round who the team is, by path. */
  identity: readonly string[];
  /** The bid was begun by somebody who contests the lead unit, and that is not settled, or was settled against it. */
  isContestOpen: boolean;
  /** The last version came after the closing without a reopening of its own. */
  isLate: boolean;
  /** Units of the other opened bids of the same challenge, by bid number; the lead unit first. */
  others: readonly { no: string; usccs: readonly string[] }[];
}

/** The automatic findings, one per check, in the order of `formChecks`. Sources: guide 1.3 stage 5, 5.9 and 0.1, 6 and 7. */
export function findingsOf(input: FormCheckInput): Finding[] {
  const units = [input.leadUscc, ...input.content.members.map(({ uscc }) => uscc)];
  const promised = Object.fromEntries(Object.entries(input.content.promised).map(([code, { value }]) => [code, value]));
  const judged = judgeAll(input.indicators, promised);
  const { money } = input.content;
  const overListed = [...(money.fiscalFen > input.listed.fiscalFen ? ["fiscalFen"] : []), ...(money.ownerPayFen > input.listed.payToBidderFen ? ["ownerPayFen"] : [])];
  const names = [input.leadName, ...input.content.members.map(({ name }) => name)];
  const isAffiliated = (uscc: string, how: "isAffiliated" | "isAffiliatedSurely") => input.teamUnits.some((unit) => unit.uscc === uscc && unit[how]);
  const related = names.filter((_name, index) => input.ownerUsccs.includes(units[index]!) || isAffiliated(units[index]!, "isAffiliatedSurely"));
  const saidToBe = names.filter((_name, index) => isAffiliated(units[index]!, "isAffiliated"));
  const shared = input.others.filter(({ usccs }) => usccs.some((uscc) => units.includes(uscc))).map(({ no }) => no);
  const barred = input.teamUnits
    .filter(({ isBlacklisted, hasUnaccepted }) => (isBlacklisted && input.rules.blacklist !== "off") || (hasUnaccepted && input.rules.unaccepted !== "off"))
    .map(({ name }) => name);
  const badDigits = units.filter((uscc) => !checkUscc(uscc).checkDigit);
  const shareLevel = { forbid: "stop", disclose: "note", allow: "ok" } as const;
  return [
    finding("hardIndicators", "flag", [...judged.missingHard, ...judged.failsHard]),
    finding("softIndicators", "note", [...judged.deviatesSoft, ...judged.missingSoft]),
    finding("money", "flag", overListed),
    finding("plan", "note", planGaps(input.content, input.indicators)),
    conditions(input),
    // What others alone say of a unit is looked into; it is no ground.
    related.length > 0 ? finding("ownerRelation", "stop", related) : finding("ownerRelation", "note", saidToBe),
    // Whatever the rule says of partners, a unit leads one bid of an item.
    finding("crossMembership", input.others.some(({ usccs }) => usccs[0] === input.leadUscc) ? "stop" : shareLevel[input.rules.crossMembership], shared),
    finding("leadPerson", input.rules.leadPerson === "allow" ? "note" : "stop", [...input.sameLead]),
    staffInTeam(input),
    finding("unitLeads", "stop", [...input.overLimits.leads]),
    finding("unitJoins", "stop", [...input.overLimits.joins]),
    input.rules.confirmation === "first" ? finding("confirmations", "stop", [...input.unconfirmed]) : dueFinding("confirmations", [...input.unconfirmed], input.dueAt),
    finding("creditCodes", "note", badDigits),
    input.isContestOpen ? finding("unitClaims", "stop", [input.leadName]) : finding("unitClaims", "note", input.teamUnits.filter(({ isUnverified }) => isUnverified).map(({ name }) => name)),
    finding("barredUnits", "stop", barred),
    finding("attachments", "flag", input.rules.attachments === "check" ? neededKinds(input.content.members.length > 0).filter((kind) => !input.fileKinds.includes(kind)) : []),
    dueFinding("sealedPages", input.rules.attachments === "check" && !input.fileKinds.includes("sealedPrint") ? ["sealedPrint"] : [], input.dueAt),
    finding("budgetSums", "flag", budgetGaps(input.content)),
    finding("identity", "note", [...input.identity]),
    finding("late", "stop", input.isLate ? ["late"] : []),
  ];
}

/** 揭榜方条件: those that the bid itself says it does not meet in red, else those that a person has to look at. */
function conditions({ content, leadUscc, eligibility }: FormCheckInput): Finding {
  const judged = conditionsOfBid(content, leadUscc, eligibility);
  const rulesWith = (wanted: ConditionVerdict["verdict"]) => judged.filter(({ verdict }) => verdict === wanted).map(({ rule }) => rule);
  const unmet = rulesWith("no");
  return unmet.length > 0 ? finding("conditions", "flag", unmet) : finding("conditions", "note", rulesWith("check"));
}

/** 工作人员 of the round in the team are a ground (guide 3.4: they do not apply or join); those of another round, and namesakes, are looked at. */
function staffInTeam({ staff }: FormCheckInput): Finding {
  const sure = staff.filter(({ isSure }) => isSure);
  return sure.length > 0 ? finding("staff", "stop", sure.map(({ name }) => name)) : finding("staff", "note", staff.map(({ name }) => name));
}

/** Sources of money whose parts do not add up: what the members take in exceeds the whole, or one passes on more than it takes in. */
function budgetGaps({ money, members }: BidSubmission): MoneySource[] {
  return moneySources.filter((source) => members.reduce((sum, { moneyIn }) => sum + moneyIn[source], 0) > money[source]);
}

/** Whether passing the form check needs a reason in words: in spite of a ground for 不予受理, or of a red mark that no officer's word on its line has settled. */
export function needsReasonToPass(findings: readonly Finding[], lines: readonly { line: string; verdict: string }[]): boolean {
  const isSettledLine = (check: FormCheckCode) => lines.some(({ line, verdict }) => line === check && verdict === "pass");
  return findings.some(({ check, level }) => level === "stop" || (level === "flag" && !isSettledLine(check)));
}

/** What a plan does not say, or says against itself: no milestones, no unit cost where the item has a cost indicator, a promise below the team's own reckoning. */
function planGaps({ milestones, unitCost, promised }: BidSubmission, indicators: readonly Indicator[]): string[] {
  const indicator = costIndicator(indicators);
  const noMilestones = milestones.length === 0 ? ["milestones"] : [];
  if (!indicator) return noMilestones;
  if (!unitCost) return [...noMilestones, "unitCost"];
  const promise = Object.hasOwn(promised, indicator.code) ? promised[indicator.code]?.value : undefined;
  const dearest = Array.isArray(promise) ? promise[1] : typeof promise === "number" ? promise : null;
  return judgeCost(indicator, unitCostFen(unitCost) ?? 0, dearest).coversPromise === false ? [...noMilestones, "costAbovePromise"] : noMilestones;
}

/** What is a fault once its time is over. */
function dueFinding(check: FormCheckCode, about: string[], dueAt: string | null): Finding {
  const found = finding(check, "flag", about);
  return found.level === "ok" || dueAt === null ? found : { ...found, until: dueAt };
}

/** What was found of a bid that had passed already, with the time at which it came to light: what stood before keeps its own. */
export function markFoundLater(found: readonly Finding[], before: readonly Finding[], now: string): Finding[] {
  return found.map((one) => {
    if (one.level === "ok") return one;
    const old = before.find(({ check }) => check === one.check);
    const isNew = !old || old.level === "ok" || one.about.some((about) => !old.about.includes(about));
    const foundAt = isNew ? now : old.foundAt;
    return foundAt === undefined ? one : { ...one, foundAt };
  });
}

/** The findings as they stand now: a time that is over is no longer told. */
export function findingsAt(findings: readonly Finding[], now: string): Finding[] {
  return findings.map(({ until, ...found }) => (until !== undefined && Date.parse(until) > Date.parse(now) ? { ...found, until } : found));
}

function finding(check: FormCheckCode, levelIfAny: FindingLevel, about: string[]): Finding {
  return { check, level: about.length > 0 ? levelIfAny : "ok", about };
}
