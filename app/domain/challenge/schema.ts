import { z } from "zod";
import { patterns } from "#app/domain/kernel/pattern.ts";
import { fundingRuleSchema } from "./funding.ts";
import { indicatorList } from "./indicator.ts";
import { challengeClasses, directions, wastes } from "./kinds.ts";

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** 榜单任务 as an officer writes it; one schema for form, JSON and import. Money in 分. */
export const newChallenge = z.strictObject({
  no: z.string().regex(/^[A-Z]{2,8}-\d{4}(-\d{1,2})?-\d{3}$/, "challengeNumber"),
  round: z.string().min(1),
  title: z.string().trim().min(8, "titleLength").max(60, "titleLength"),
  class: z.enum(challengeClasses),
  waste: z.array(z.enum(wastes)).min(1, "required"),
  direction: z.enum(directions).default("其他"),
  /** Credit code of the demand owner's unit; null where there is none (pattern C). */
  owner: z.string().nullable(),
  pattern: z.enum(patterns),
  race: z.boolean(),
  periodMonths: z.number().int().min(1).max(36),
  fiscalFen: fen,
  ownerInputFen: fen,
  payToBidderFen: fen,
  fundingRule: fundingRuleSchema,
  background: z.string().trim().min(1, "required").max(1500),
  content: z.string().trim().min(1, "required").max(3000),
  deliverables: z.string().trim().min(1, "required").max(1500),
  ipRule: z.string().trim().min(1, "required").max(1500),
  indicators: indicatorList,
});

export type NewChallenge = z.infer<typeof newChallenge>;
