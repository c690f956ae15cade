import { z } from "zod";
import { mostMembers } from "#app/domain/bid/parts.ts";
import { unitKinds } from "#app/domain/organisation/registration.ts";

/** 负责人职称, the lower first. */
export const ranks = ["副高级", "正高级"] as const;
/** 负责人学历, the lower first. */
export const degrees = ["本科", "硕士", "博士"] as const;

export const mostLines = 20;
const line = z.string().trim().min(1).max(1500, "tooLong");
const lines = z.array(line).max(mostLines, "tooManyRows").default([]);

/** 注册地区: the first 2, 4 or 6 digits of a division's code (GB/T 2260), which a unit's credit code carries, and its name. */
const region = z.strictObject({ code: z.string().regex(/^\d{2}(\d{2}){0,2}$/, "regionLine"), name: z.string().trim().min(2, "regionLine").max(30, "regionLine") });

/**
 * 揭榜方条件 of an item (guide 2.1 and the switches of 2.7). Everything is off until it is set: an empty list and null are no
 * condition. The first group asks the lead unit, the second the bid, the third the project lead.
 */
export const eligibilitySchema = z.strictObject({
  leadKinds: z.array(z.enum(unitKinds)).default([]),
  regions: z.array(region).max(mostLines, "tooManyRows").default([]),
  /** ISO date, itself included. */
  registeredBy: z.iso.date("date").nullable().default(null),
  /** Units of a bid with its lead; 1 is no consortium (不接受联合体). */
  mostUnits: z.int("unitCount").min(1, "unitCount").max(mostMembers + 1, "unitCount").nullable().default(null),
  /** Of the level that the bid has now. */
  leastTrl: z.int("trlRange").min(1, "trlRange").max(9, "trlRange").nullable().default(null),
  /** In whole years on the day of the closing. */
  mostAge: z.int("ageRange").min(18, "ageRange").max(100, "ageRange").nullable().default(null),
  leastRank: z.enum(ranks).nullable().default(null),
  leastDegree: z.enum(degrees).nullable().default(null),
  /** Who may not bid, and what else is asked, a line each; only a person can judge them. */
  exclusions: lines,
  conditions: lines,
});

export type Eligibility = z.output<typeof eligibilitySchema>;

/** An item with no conditions of its own. */
export const noConditions: Eligibility = eligibilitySchema.parse({});

/** As a row keeps it: most items have none, and a list reads many. */
export function storedEligibility(stored: unknown): Eligibility {
  const isEmpty = typeof stored === "object" && stored !== null && Object.keys(stored).length === 0;
  return isEmpty ? noConditions : eligibilitySchema.parse(stored);
}

export const conditionRules = ["leadKind", "region", "registeredBy", "teamSize", "trl", "age", "rank", "degree", "exclusions", "conditions"] as const;
export type ConditionRule = (typeof conditionRules)[number];

/** What is known of a bid, or told of one that is only thought of; null is not known. `uscc` normalized. */
export interface ConditionFacts {
  uscc: string;
  kind: (typeof unitKinds)[number];
  isInRegion: boolean | null;
  registeredOn: string | null;
  units: number | null;
  trl: number | null;
  age: number | null;
  rank: "" | (typeof ranks)[number] | null;
  degree: "" | (typeof degrees)[number] | null;
  isExcluded: boolean | null;
  meetsConditions: boolean | null;
}

export interface ConditionVerdict {
  rule: ConditionRule;
  verdict: "ok" | "check" | "no";
}

/**
 * The conditions that an item sets, each with its verdict: `no` where what is known says so, `check` where a person has to
 * look. A credit code names who registered the unit: a match is enough, a difference is never proof, since codes stay when units move.
 */
export function judgeConditions(eligibility: Eligibility, facts: ConditionFacts): ConditionVerdict[] {
  const { leadKinds, regions, registeredBy, mostUnits, leastTrl, mostAge, leastRank, leastDegree, exclusions, conditions } = eligibility;
  const hasCodeOfRegion = regions.some(({ code }) => facts.uscc.startsWith(code, 2));
  const isIn = hasCodeOfRegion ? "ok" : facts.isInRegion === false ? "no" : "check";
  const judged: (ConditionVerdict | false)[] = [
    leadKinds.length > 0 && { rule: "leadKind", verdict: leadKinds.includes(facts.kind) ? "ok" : "no" },
    regions.length > 0 && { rule: "region", verdict: isIn },
    registeredBy !== null && { rule: "registeredBy", verdict: known(facts.registeredOn, (day) => day <= registeredBy) },
    mostUnits !== null && { rule: "teamSize", verdict: known(facts.units, (units) => units <= mostUnits) },
    leastTrl !== null && { rule: "trl", verdict: known(facts.trl, (trl) => trl >= leastTrl) },
    mostAge !== null && { rule: "age", verdict: known(facts.age, (age) => age <= mostAge) },
    leastRank !== null && { rule: "rank", verdict: known(facts.rank, (rank) => rank !== "" && ranks.indexOf(rank) >= ranks.indexOf(leastRank)) },
    leastDegree !== null && { rule: "degree", verdict: known(facts.degree, (degree) => degree !== "" && degrees.indexOf(degree) >= degrees.indexOf(leastDegree)) },
    exclusions.length > 0 && { rule: "exclusions", verdict: known(facts.isExcluded, (is) => !is) },
    conditions.length > 0 && { rule: "conditions", verdict: known(facts.meetsConditions, (meets) => meets) },
  ];
  return judged.filter((one) => one !== false);
}

function known<T>(fact: T | null, isMet: (fact: T) => boolean): ConditionVerdict["verdict"] {
  return fact === null ? "check" : isMet(fact) ? "ok" : "no";
}

/** Which rules ask the lead unit and the project lead alone: a partner does not meet them. */
const leadRules: readonly ConditionRule[] = ["leadKind", "region", "registeredBy", "age", "rank", "degree"];
export const asksLeadAlone = (rule: ConditionRule): boolean => leadRules.includes(rule);
