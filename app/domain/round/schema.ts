import { z } from "zod";
import { bidForms, budgetModes } from "#app/domain/bid/full-parts.ts";
import { fundingRuleSchema } from "#app/domain/challenge/funding.ts";
import { patterns } from "#app/domain/kernel/pattern.ts";
import { staffRoles } from "#app/domain/policy/actor.ts";
import { blindModes } from "#app/domain/review/blind.ts";
import { roundCalendar } from "./calendar-schema.ts";
import type { InstallationKind } from "#app/domain/site/settings.ts";
import { jointIssuers } from "./joint-issuers.ts";
import { reviewRuleProblems, reviewRules } from "./review-rules-schema.ts";
import { custodies, type CustodyKind } from "./custodies.ts";
import { rubric } from "./rubric-schema.ts";
import { ruleProblems } from "./rule-problems.ts";
import { reviewStages, stageRubricProblems } from "./stage-schema.ts";

/** 批次规则: the switches of guide.md 2.7 and the review rules of section 3, frozen at publication. */
export const roundRules = z.strictObject({
  /** What a new challenge of the round starts from (组织方式、资金配套规则); each may differ. Left out in rounds of before. */
  challengeDefaults: z.strictObject({ pattern: z.enum(patterns), fundingRule: fundingRuleSchema }).optional(),
  jointIssuers,
  /** One unit in two bids of one item (guide 0.1, 6). */
  crossMembership: z.enum(["forbid", "disclose", "allow"]).default("forbid"),
  /** One person leads one live bid of the round: refused at submitting, looked at in the form check only, or allowed. */
  leadPerson: z.enum(["refuse", "check", "allow"]).default("refuse"),
  /** How many live bids of the round one unit may lead, and take part in as a member; 0 is without limit. */
  unitLeads: z.number().int().min(0).max(20).default(0),
  unitJoins: z.number().int().min(0).max(20).default(0),
  /** 限制名单 (失信、违法) and old projects that were not accepted: refused at submitting, looked at in the form check, or not at all. */
  blacklist: z.enum(["refuse", "check", "off"]).default("check"),
  unaccepted: z.enum(["refuse", "check", "off"]).default("check"),
  /** Units affiliated with the demand owner: refused at submitting, or a ground in the form check. */
  ownerAffiliates: z.enum(["refuse", "check"]).default("check"),
  /** 成员确认: after submitting, within two working days of the closing, or before (严格顺序) (guide 0.1, 5). */
  confirmation: z.enum(["later", "first"]).default("later"),
  /** 申报书繁简, and how the whole one asks for the budget: by lines, or a lump sum with a promise (包干制). */
  bidForm: z.enum(bidForms).default("concise"),
  budgetMode: z.enum(budgetModes).default("lines"),
  /** 附件和盖章页 in the form check: looked for, or handed in elsewhere. */
  attachments: z.enum(["check", "off"]).default("check"),
  publicity: z.strictObject({
    workingDays: z.number().int().min(1).max(30).default(5),
    startsOn: z.enum(["issueDay", "nextWorkingDay"]).default("nextWorkingDay"),
  }),
  expertsPerBid: z.number().int().min(1).max(15).default(5),
  ...reviewRules,
  /** 评审方式: what experts learn of the team, and the team of its experts (guide 3.5); see `domain/review/blind.ts`. */
  blind: z.enum(blindModes).default("single"),
  /** 评审阶段 with their weights, frozen with the rest; left out, there is one written stage (`stage-schema.ts`). */
  stages: reviewStages.optional(),
  /** 评议讨论 of the experts among themselves, by pseudonym, once all have signed: it changes no mark. */
  discussion: z.enum(["off", "afterSigning"]).default("off"),
  /** How many bids one expert judges at most in a day, as advice, and in the round, as a limit (guide 3.2). */
  bidsPerDay: z.number().int().min(1).max(50).default(8),
  bidsPerExpert: z.number().int().min(1).max(200).default(12),
  /** 回避年限: how many years back a past unit and joint work exclude; the database's rule reads them (guide 3.4). */
  conflict: z
    .strictObject({ pastUnitYears: z.number().int().min(1).max(10).default(3), jointWorkYears: z.number().int().min(1).max(10).default(3) })
    .prefault({}),
  /** 日程: when it starts and how long its stages are. Left out in rounds of before. */
  calendar: roundCalendar.optional(),
  bidWindowDays: z.number().int().min(1).max(120).default(30),
  correctionWorkingDays: z.number().int().min(1).max(30).default(5),
});

export type RoundRules = z.infer<typeof roundRules>;

/** Duties that one person may not hold together in the round (不得兼任). */
export const exclusiveRoles = z.array(z.array(z.enum(staffRoles)).min(2)).max(20);

export type ExclusiveRoles = z.infer<typeof exclusiveRoles>;

/** Rules fit together, and with the rubric of their round. */
export function noteRuleProblems({ rules, rubric: lines }: { rules: RoundRules; rubric: readonly { code: string; name: string }[] }, context: z.RefinementCtx): void {
  for (const { path, message } of [...ruleProblems(rules), ...stageRubricProblems(rules.stages, lines), ...reviewRuleProblems(rules, lines)]) context.addIssue({ code: "custom", path: ["rules", ...path], message });
}

export const roundTitle = z.string().trim().min(4, "required").max(80);

export const newRound = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,8}-\d{4}(-\d{1,2})?$/, "roundCode"),
  title: roundTitle,
  /** Left out, the installation decides: codes where it is real, `bureau` elsewhere. */
  custody: z.enum(custodies).optional(),
  rules: roundRules,
  rubric,
  exclusiveRoles: exclusiveRoles.default([["officer", "secondOfficer"]]),
}).superRefine(noteRuleProblems);

export type NewRound = z.infer<typeof newRound>;

/** The custody of a round that names none. */
export function usualCustody(installation: InstallationKind): CustodyKind {
  return installation === "real" ? "openingCodes" : "bureau";
}
