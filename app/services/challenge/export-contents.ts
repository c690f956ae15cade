import { readRoundContents } from "#app/db/challenge-content.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What the challenges of a round say, by number, for its officers; nothing for no round. Refusals: signInNeeded, notAllowed, notFound. */
export async function exportChallengeContents(ctx: Context, round: string | null): Promise<Result<NewChallenge[]>> {
  if (round === null) return roundsWithin(ctx.actor, ["officer"]).length > 0 ? ok([]) : refuse("notFound");
  const subject = await findSubject("round", round);
  if (!subject) return refuse("notFound");
  const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, subject.id));
  return refused ? { ok: false, refusal: refused } : ok(await readRoundContents(subject.id));
}
