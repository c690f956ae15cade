import { findRoundRows } from "#app/db/round-views.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRoles } from "#app/domain/policy/actor.ts";
import { overviewDuties, type RoundRow, roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { findPastRehearsals, type PastRehearsal } from "#app/db/rehearsal.ts";

/** The rounds that are public and those in which the actor has a duty, newest first. */
export function listRounds(ctx: Context): Promise<RoundRow[]> {
  return findRoundRows(roundsWithin(ctx.actor, staffRoles), ctx.now);
}

export interface WorkRounds {
  rows: RoundRow[];
  /** Whether the actor may open a new one. */
  mayCreate: boolean;
  /** Rehearsals that were deleted, the latest first: what the log kept of them. */
  pastRehearsals: PastRehearsal[];
}

/** The rounds that the actor follows (批次). Refusal: notFound for who follows none. */
export async function listFollowedRounds(ctx: Context): Promise<Result<WorkRounds>> {
  const followed = roundsWithin(ctx.actor, overviewDuties);
  if (followed.length === 0) return refuse("notFound");
  const held = ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role);
  const [rows, pastRehearsals] = await Promise.all([findRoundRows(followed, ctx.now, false), findPastRehearsals(20)]);
  return ok({ rows, pastRehearsals, mayCreate: birthRefusal("round", ctx.actor, held) === null });
}
