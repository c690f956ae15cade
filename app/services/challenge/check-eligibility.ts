import { z } from "zod";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import { checkEligibility as check, type EligibilityQuestion, type EligibilityVerdict } from "#app/domain/bid/eligibility-check.ts";
import { degrees, ranks } from "#app/domain/challenge/eligibility-choices.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

const number = z.coerce.number<number | string>("wholeNumber").int("wholeNumber");
const count = number.min(0, "wholeNumber").max(99, "wholeNumber").default(0);
/** A question that may be left open: then it is looked at in the form check. */
const told = z.enum(["yes", "no"]).nullable().default(null);
/** Neither of the ranks or degrees that are asked for. */
const lower = "other";
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
  isInRegion: told,
  registeredOn: z.iso.date("date").nullable().default(null),
  units: number.min(1, "unitCount").max(99, "unitCount").nullable().default(null),
  trl: number.min(1, "trlRange").max(9, "trlRange").nullable().default(null),
  age: number.min(18, "ageRange").max(100, "ageRange").nullable().default(null),
  rank: z.enum([...ranks, lower]).nullable().default(null),
  degree: z.enum([...degrees, lower]).nullable().default(null),
  isExcluded: told,
  meetsConditions: told,
});

/** What the question tells of the item's own conditions, in the rules' terms. */
function toldOf({ isInRegion, registeredOn, units, trl, age, rank, degree, isExcluded, meetsConditions }: z.output<typeof eligibilityQuestion>): EligibilityQuestion["told"] {
  const yesOf = (answer: "yes" | "no" | null) => answer && answer === "yes";
  return { isInRegion: yesOf(isInRegion), registeredOn, units, trl, age, rank: rank === lower ? "" : rank, degree: degree === lower ? "" : degree, isExcluded: yesOf(isExcluded), meetsConditions: yesOf(meetsConditions) };
}

/** 能不能报: rule by rule, by what is told and what is public. Stores nothing, reads no bid. Refusals: notFound, invalidInput. */
export async function checkEligibility(ctx: Context, no: string, rawInput: unknown): Promise<Result<EligibilityVerdict[]>> {
  const input = eligibilityQuestion.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const challenge = await findSubject("challenge", no);
  if (!challenge || !challengePolicy.isVisible(challenge, ["public"], ctx.now)) return refuse("notFound");
  const [{ owner, coOwners, eligibility }, { rules }] = await Promise.all([readChallengeContent(challenge.id), readRoundSettings(challenge.roundId)]);
  return ok(check({ ...input.data, told: toldOf(input.data) }, { ...challenge, ownerUsccs: owner === null ? [] : [owner, ...coOwners], eligibility }, rules, ctx.now));
}
