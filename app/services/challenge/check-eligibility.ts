import { z } from "zod";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { checkEligibility as check, type EligibilityVerdict } from "#app/domain/bid/eligibility-check.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

const count = z.coerce.number<number | string>("wholeNumber").int("wholeNumber").min(0, "wholeNumber").max(99, "wholeNumber").default(0);
const yes = z.boolean().default(false);

export const eligibilityQuestion = z.strictObject({
  uscc: z.string().trim().min(1, "required").max(40),
  role: z.enum(["lead", "member"]),
  isAffiliated: yes,
  isInOtherBid: yes,
  leads: count,
  joins: count,
  leadIsTaken: yes,
  isBlacklisted: yes,
  hasUnaccepted: yes,
});

/** 能不能报: rule by rule, by what is told and what is public. Stores nothing, reads no bid. Refusals: notFound, invalidInput. */
export async function checkEligibility(ctx: Context, no: string, rawInput: unknown): Promise<Result<EligibilityVerdict[]>> {
  const input = eligibilityQuestion.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const challenge = await findSubject("challenge", no);
  if (!challenge || !challengePolicy.isVisible(challenge, ["public"], ctx.now)) return refuse("notFound");
  const [{ owner }, { rules }] = await Promise.all([readChallengeContent(challenge.id), readRoundSettings(challenge.roundId)]);
  return ok(check(input.data, { ...challenge, ownerUscc: owner }, rules, ctx.now));
}
