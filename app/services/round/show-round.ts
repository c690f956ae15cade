import { findRound } from "#app/db/round-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { roundPolicy } from "#app/domain/policy/round.ts";
import { type RoundView, sightOfRound } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** A round as the actor may see it, by code or id. Refusal: notFound. */
export async function showRound(ctx: Context, reference: string): Promise<Result<RoundView>> {
  const subject = await findSubject("round", reference);
  if (!subject) return refuse("notFound");
  const held = roundPolicy.relationsOf(ctx.actor, subject);
  if (!roundPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const sight = sightOfRound(held);
  const round = await findRound(subject.id, sight === "staff");
  if (!round) return refuse("notFound");
  if (sight === "staff") return ok({ ...round, sight });
  const { id: _id, version: _version, exclusiveRoles: _exclusive, preparedBy: _preparedBy, ...seen } = round;
  return ok({ ...seen, sight });
}
