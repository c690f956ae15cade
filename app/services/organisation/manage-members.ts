import { issueActivation, revokeSessions } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { deleteMember, findMembers, findUnit, lockUnit, type MemberRow, setAdministrator } from "#app/db/unit-members.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal, type UnitAction } from "#app/domain/policy/organisation.ts";
import { holdsRole } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type Delivered, deliverCode, type Delivery } from "#app/services/person/deliver-code.ts";

/**
 * The administrator gives a member a new single-use code, printed or sent. Of somebody who also holds a duty, judges
 * as an expert or belongs to a further unit only the bureau resets the account: it opens more than this unit.
 */
export async function resetMember(ctx: Context, unitId: string, personId: string, via: Delivery): Promise<Result<Delivered>> {
  return withMember(ctx, "resetMember", unitId, personId, async (tx, member) => {
    if (member.outside && !holdsRole(ctx.actor, "systemAdmin", null)) return refuse("notAllowed");
    const [person, unit] = await Promise.all([findPerson(personId, tx), findUnit(unitId)]);
    if (!person || !unit) return refuse("notFound");
    const purpose = member.state === "waiting" ? "activation" : "passwordReset";
    const activation = await issueActivation(tx, { personId, purpose, issuedBy: ctx.actor.personId, printed: via === "print" });
    await appendEvent(tx, "person", personId, "issueCode", { ...actorFacts(ctx.actor), purpose, via });
    return deliverCode(tx, { via, purpose, recipient: { ...person, unitName: unit.name }, activation });
  });
}

/** Takes somebody out of the unit. The last administrator stays: a unit without one could not help itself. */
export async function removeMember(ctx: Context, unitId: string, personId: string): Promise<Result<null>> {
  return withMember(ctx, "removeMember", unitId, personId, async (tx, member, members) => {
    if (isLastAdministrator(member, members)) return refuse("lastAdministrator");
    await deleteMember(tx, unitId, personId);
    await revokeSessions(tx, personId);
    await appendEvent(tx, "unit", unitId, "removeMember", { ...actorFacts(ctx.actor), person: personId });
    return ok(null);
  });
}

/** Makes a member an administrator of the unit, or no longer one. */
export async function changeAdministrator(ctx: Context, unitId: string, personId: string, administrator: boolean): Promise<Result<null>> {
  return withMember(ctx, "decideJoin", unitId, personId, async (tx, member, members) => {
    if (!administrator && isLastAdministrator(member, members)) return refuse("lastAdministrator");
    if (!(await setAdministrator(tx, unitId, personId, administrator))) return refuse("alreadyDone");
    if (personId !== ctx.actor.personId) await revokeSessions(tx, personId);
    await appendEvent(tx, "unit", unitId, administrator ? "nameAdministrator" : "dismissAdministrator", { ...actorFacts(ctx.actor), person: personId });
    return ok(null);
  });
}

/** Runs a rule over the members of a unit, with the unit locked so that two do not undo it together. */
async function withMember<T>(
  { actor }: Context,
  action: UnitAction,
  unitId: string,
  personId: string,
  work: (tx: Transaction, member: MemberRow, members: MemberRow[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  const refused = unitRefusal(actor, action, unitId);
  if (refused) return refuse(refused);
  return inTransaction(async (tx) => {
    await lockUnit(tx, unitId);
    const members = await findMembers(unitId, tx);
    const member = members.find((one) => one.personId === personId);
    return member ? work(tx, member, members) : refuse("notFound");
  });
}

function isLastAdministrator(member: MemberRow, members: MemberRow[]): boolean {
  return member.administrator && members.filter((one) => one.administrator).length === 1;
}
