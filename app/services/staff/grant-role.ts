import { z } from "zod";
import { revokeSessions } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findRoleGrants } from "#app/db/people.ts";
import { deleteRoleGrant, findExclusiveLists, findRoleGrant, insertRoleGrant } from "#app/db/staffing.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { exclusiveWith } from "#app/domain/organisation/exclusive-roles.ts";
import { type Actor, holdsRole, type StaffRole, staffRoles } from "#app/domain/policy/actor.ts";
import { staffRefusal } from "#app/domain/policy/staff.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

export const grantInput = z.strictObject({ personId: z.uuid(), role: z.enum(staffRoles), roundId: z.uuid().nullable().default(null) });

/**
 * Grants a duty at once: only for the system (first start, demo, import). People propose and confirm, see
 * `propose-duty.ts`. Refusals: notAllowed, exclusiveRole, alreadyDone.
 */
export async function grantRole({ actor }: Context, rawInput: unknown): Promise<Result<{ grantId: string }>> {
  if (!actor.system) return refuse("notAllowed");
  const input = grantInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction((tx) => applyGrant(tx, actor, input.data));
}

/** The grant itself: exclusive duties, row, event, and the person signs in anew under the changed rights. */
export async function applyGrant(tx: Transaction, actor: Actor, grant: { personId: string; role: StaffRole; roundId: string | null }): Promise<Result<{ grantId: string }>> {
  const { personId, role, roundId } = grant;
  const other = await exclusiveHeld(tx, personId, role, roundId);
  if (other) return refuse("exclusiveRole", { facts: { held: other, wanted: role } });
  const grantId = await insertRoleGrant(tx, { ...grant, grantedBy: actor.personId });
  if (!grantId) return refuse("alreadyDone");
  await revokeSessions(tx, personId);
  await appendEvent(tx, "person", personId, "grantRole", { ...actorFacts(actor), role, round: roundId });
  return ok({ grantId });
}

/** The duty the person holds that a round's list (or the separation of powers) sets against the wanted one. */
export async function exclusiveHeld(tx: Transaction, personId: string, wanted: StaffRole, roundId: string | null): Promise<StaffRole | null> {
  // Two grants to one person at the same time must see each other.
  await tx.query("select from person where id = $1 for no key update", [personId]);
  const roles = await findRoleGrants(personId, tx);
  const lists = await findExclusiveLists(tx, roundId);
  const everywhere = { roundId: null, exclusive: [] };
  for (const list of [everywhere, ...lists]) {
    const held = roles.filter((grant) => grant.roundId === null || grant.roundId === list.roundId).map((grant) => grant.role);
    const other = exclusiveWith(list.exclusive, held, wanted);
    if (other) return other;
  }
  return null;
}

/** Takes a duty away; one person may do that. The last system or security administrator stays. Refusals: notAllowed, notFound, lastAdministrator. */
export async function revokeRole({ actor }: Context, grantId: string): Promise<Result<{ personId: string }>> {
  const grant = await findRoleGrant(grantId);
  if (!grant) return staffRefusal(actor, "revokeDuty", null) ? refuse("notAllowed") : refuse("notFound");
  const refused = staffRefusal(actor, "revokeDuty", grant.roundId);
  if (refused) return refuse(refused);
  return inTransaction(async (tx) => {
    if (await isLastHolder(tx, grant)) return refuse("lastAdministrator");
    const removed = await deleteRoleGrant(tx, grantId);
    if (!removed) return refuse("statusChanged");
    await revokeSessions(tx, removed.personId);
    await appendEvent(tx, "person", removed.personId, "revokeRole", { ...actorFacts(actor), role: removed.role, round: removed.roundId });
    return ok({ personId: removed.personId });
  });
}

/** Without a system or a security administrator nobody could name another one. */
async function isLastHolder(tx: Transaction, grant: { role: StaffRole; roundId: string | null }): Promise<boolean> {
  const indispensable: readonly StaffRole[] = ["systemAdmin", "securityAdmin"];
  if (!indispensable.includes(grant.role) || grant.roundId !== null) return false;
  // Every holder's row is locked, so that two do not take each other's away.
  const { rowCount } = await tx.query(
    "select from role_grant g where g.role = $1 and g.round_id is null and exists (select from person p where p.id = g.person_id and p.disabled_at is null) for update of g",
    [grant.role],
  );
  return (rowCount ?? 0) <= 1;
}

/** Whether the actor has a say about duties of this scope at all. */
export function mayPropose(actor: Actor, roundId: string | null): boolean {
  return holdsRole(actor, "systemAdmin", null) || (roundId !== null && holdsRole(actor, "officer", roundId));
}
