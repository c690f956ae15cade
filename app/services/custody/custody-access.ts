import { findKeySet } from "#app/db/key-set.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { KeySetState } from "#app/domain/custody/key-set.ts";
import type { Actor, StaffRole } from "#app/domain/policy/actor.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";

const makers: readonly StaffRole[] = ["officer", "secondOfficer"];
const keepers: readonly StaffRole[] = [...makers, "witness", "supervisor", "leader"];
const administrators: readonly StaffRole[] = ["systemAdmin", "securityAdmin"];

const holdsOne = (actor: Actor, roundId: string | null, roles: readonly StaffRole[]) =>
  actor.system || actor.roles.some((grant) => roles.includes(grant.role) && (grant.roundId === null || grant.roundId === roundId));

/** Who makes codes and tries them: the round's officers; for the recovery codes those for all rounds, and administrators. */
export function mayMakeCodes(actor: Actor, roundId: string | null): boolean {
  return holdsOne(actor, roundId, roundId === null ? [...makers, ...administrators] : makers);
}

/** Who may know which codes there are and who keeps them. Holders without a duty see their own set. */
export function seesCodes(actor: Actor, roundId: string | null): boolean {
  return holdsOne(actor, roundId, roundId === null ? [...keepers, ...administrators] : keepers);
}

export function isHolder(actor: Actor, set: KeySetState): boolean {
  return actor.personId !== null && set.holders.some(({ personId }) => personId === actor.personId);
}

/** A set that the actor may see, else null: it does not exist for them. */
export async function findSeenSet(ctx: Context, tag: string): Promise<KeySetState | null> {
  const set = await findKeySet(tag);
  return set && (seesCodes(ctx.actor, set.roundId) || isHolder(ctx.actor, set)) ? set : null;
}

/** The id of a round that the actor follows as far as its codes go, else null. */
export async function findSeenRound(ctx: Context, code: string): Promise<{ id: string } | null> {
  const round = await findSubject("round", code);
  if (!round || !staffRelations(ctx.actor, round.id).some((relation) => relation !== "public")) return null;
  return seesCodes(ctx.actor, round.id) ? { id: round.id } : null;
}
