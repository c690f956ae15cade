import { z } from "zod";
import { isOfferedPattern, patterns } from "#app/domain/kernel/pattern.ts";
import { noConditions } from "./eligibility.ts";
import { eligibilitySchema } from "./eligibility-schema.ts";
import { fundingRuleSchema } from "./funding.ts";
import { indicatorList } from "./indicator.ts";
import { challengeClasses, directions, wastes } from "./kinds.ts";
import { itemPlan, noPlan } from "./plan.ts";

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A mobile number, or a landline with its area. */
export const phoneOrLandline = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,5})?)$/;

const contactPerson = z.strictObject({ name: z.string().trim().min(1, "required").max(30), phone: z.string().trim().regex(phoneOrLandline, "phoneOrLandline") });

export type ContactPerson = z.output<typeof contactPerson>;

/** 对外联系人, only where the owner agreed that the public may call. */
const publicContact = contactPerson;

/** 需求单位联系人 for the bureau and an awarded team, as typed; nothing typed is nobody. */
export const ownerContactEntry = z.preprocess((given) => (isBlank(given) ? null : given), contactPerson.nullable());

const isBlank = (given: unknown) => typeof given === "object" && given !== null && Object.values(given).every((part) => typeof part === "string" && part.trim() === "");

/** The long texts of an item and how long each may be (guide 2.1). */
export const longestItemText = { background: 1500, content: 3000 } as const;

/** 榜单任务 as an officer writes it; one schema for form, JSON and import. Money in 分. */
export const newChallenge = z.strictObject({
  no: z.string().regex(/^[A-Z]{2,8}-\d{4}(-\d{1,2})?-\d{3}$/, "challengeNumber"),
  round: z.string().min(1),
  title: z.string().trim().min(8, "titleLength").max(60, "titleLength"),
  class: z.enum(challengeClasses),
  waste: z.array(z.enum(wastes)).min(1, "required"),
  direction: z.enum(directions).default("其他"),
  industry: z.string().trim().max(60, "tooLong").default(""),
  /** As typed, with 、 between them. */
  keywords: z.string().trim().max(100, "tooLong").default(""),
  /** Credit code of the demand owner's unit; null where there is none (pattern C). */
  owner: z.string().nullable(),
  /** Credit codes of 联合需求单位: they ask, sign and step back with the owner, who leads. */
  coOwners: z.array(z.string().trim().min(1)).max(9, "tooManyLines").default([]),
  pattern: z.enum(patterns).refine(isOfferedPattern, "patternNotOffered"),
  race: z.boolean(),
  periodMonths: z.number().int().min(1).max(36),
  fiscalFen: fen,
  ownerInputFen: fen,
  payToBidderFen: fen,
  fundingRule: fundingRuleSchema,
  background: z.string().trim().min(1, "required").max(longestItemText.background),
  content: z.string().trim().min(1, "required").max(longestItemText.content),
  deliverables: z.string().trim().min(1, "required").max(1500),
  ipRule: z.string().trim().min(1, "required").max(1500),
  indicators: indicatorList,
  eligibility: eligibilitySchema.prefault({}),
  /** Full data only after a signed promise of secrecy; what stands here is public. */
  isConfidential: z.boolean().default(false),
  contact: publicContact.nullable().default(null),
  ...itemPlan.shape,
});

export type NewChallenge = z.infer<typeof newChallenge>;

/** What an item is when nobody says more of it. */
export const plainItem: Pick<NewChallenge, "coOwners" | "industry" | "keywords" | "eligibility" | "isConfidential" | "contact" | keyof typeof noPlan> = { coOwners: [], industry: "", keywords: "", eligibility: noConditions, isConfidential: false, contact: null, ...noPlan };
