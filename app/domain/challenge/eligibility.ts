import type { z } from "zod";
import type { UnitKind } from "#app/domain/organisation/unit-kinds.ts";
import { degrees, ranks } from "./eligibility-choices.ts";
import type { eligibilitySchema } from "./eligibility-schema.ts";

export type Eligibility = z.output<typeof eligibilitySchema>;

/** An item with no conditions of its own. */
export const noConditions: Eligibility = { leadKinds: [], regions: [], registeredBy: null, mostUnits: null, leastTrl: null, mostAge: null, leastRank: null, leastDegree: null, exclusions: [], conditions: [] };

export const conditionRules = ["leadKind", "region", "registeredBy", "teamSize", "trl", "age", "rank", "degree", "exclusions", "conditions"] as const;
export type ConditionRule = (typeof conditionRules)[number];

/** What is known of a bid, or told of one that is only thought of; null is not known. `uscc` normalized. */
export interface ConditionFacts {
  uscc: string;
  kind: UnitKind;
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
