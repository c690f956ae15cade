import { z } from "zod";
import { claimOthers, claimOutcomes } from "./claim.ts";
import { usccSchema } from "./registration.ts";

/** 认领异议: a unit that somebody else speaks for already, and why that is wrong. */
export const unitContest = z.strictObject({ uscc: usccSchema, words: z.string().trim().min(10, "contestWords").max(1000) });

export const claimDecision = z.strictObject({
  outcome: z.enum(claimOutcomes),
  reason: z.string().trim().min(1, "required").max(500),
  /** Of an accepted contest. */
  others: z.enum(claimOthers).default("keep"),
});
