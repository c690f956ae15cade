import type { z } from "zod";
import { formOfFundingRule } from "#app/domain/challenge/funding-form.ts";
import { type StaffRole, staffRoles } from "#app/domain/policy/actor.ts";
import { usualDefaults } from "./presets.ts";
import type { rulesForm } from "./round-form-schema.ts";
import type { ExclusiveRoles, RoundRules } from "./schema.ts";

/** Rules as their form shows them. */
export function formOfRules({ stages: _, ...rules }: RoundRules): z.input<typeof rulesForm> {
  // A round that does not say is asked: its first new item would start so.
  const start = rules.challengeDefaults ?? usualDefaults;
  return { ...rules, tieBreak: rules.tieBreak.join("、"), jointIssuers: rules.jointIssuers.join("\n"), challengeDefaults: { ...start, fundingRule: formOfFundingRule(start.fundingRule) } };
}

const isRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

/** The boxes of 不得兼任 as lists of duties, and back. */
export const exclusiveFrom = (boxes: readonly string[]): ExclusiveRoles => boxes.map((box) => box.split("+").filter(isRole));
export const boxesOf = (lists: ExclusiveRoles): string[] => lists.map((list) => list.join("+"));
