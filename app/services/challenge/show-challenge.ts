import { findPublicChallenge, findStaffFacts } from "#app/db/challenge-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type ChallengeView, sightOfChallenge } from "#app/domain/challenge/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** A challenge as the actor may see it. Refusal: notFound. */
export async function showChallenge(ctx: Context, reference: string): Promise<Result<ChallengeView>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const seen = await findPublicChallenge(subject.id, ctx.now);
  if (!seen) return refuse("notFound");
  if (sightOfChallenge(held) === "public") return ok(seen);
  return ok({ ...seen, ...(await findStaffFacts(subject.id)), sight: "staff" });
}
