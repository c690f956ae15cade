import { z } from "zod";
import type { AwardState } from "#app/domain/award/lifecycle.ts";

/**
 * What was done about a conflict that came to light after the decision (定榜后发现的回避). Nothing is reckoned anew by itself: before 立项
 * the award can be frozen or fall, afterwards only an objection or a finding of misconduct reaches it.
 */
export const settlements = [
  "stands", // looked into: the decision does not rest on these marks
  "stopped", // the award was frozen or fell
  "referred", // handed to objection or misconduct
] as const;
export type Settlement = (typeof settlements)[number];

/** 处理结论, by another person than who reported it. */
export const settleConflict = z.strictObject({
  expert: z.string().trim().toUpperCase().min(1, "required"),
  outcome: z.enum(settlements),
  words: z.string().trim().min(4, "required").max(1000, "tooLong"),
});

/** Whether the word fits what became of the awards: who says that it was stopped has frozen or revoked one before. */
export function settlementFits(outcome: Settlement, awards: readonly AwardState[]): boolean {
  return outcome !== "stopped" || awards.some((status) => status === "frozen" || status === "revoked" || status === "forfeited");
}

/** A finding as its page shows it. */
export interface DecidedConflict {
  expertNo: string;
  name: string;
  kind: string;
  foundAt: string;
  /** Said by whom; null: by the rule itself. */
  isReported: boolean;
  outcome: Settlement | null;
  words: string;
  settledBy: string | null;
  /** Reported by who reads: another person settles it. */
  isOwn: boolean;
}
