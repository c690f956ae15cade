import { z } from "zod";
import { findPersonBy } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnit, insertJoin, insertMember } from "#app/db/unit-members.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { readIdentifier } from "#app/domain/organisation/identifier.ts";
import { personSchema } from "#app/domain/organisation/registration.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { deliveries } from "#app/services/person/deliver-code.ts";
import { type Invited, invitePerson } from "#app/services/person/invite-person.ts";

export const memberInvitation = z.strictObject({
  unitId: z.uuid(),
  ...personSchema.shape,
  administrator: z.boolean().default(false),
  via: z.enum(deliveries).default("print"),
});

/** The administrator makes an account for a colleague and hands over its 激活单. Refusals: taken, invalidInput. */
export async function inviteMember({ actor }: Context, rawInput: unknown): Promise<Result<Invited>> {
  const input = memberInvitation.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { unitId, administrator, via, ...person } = input.data;
  const refused = unitRefusal(actor, "inviteMember", unitId);
  if (refused) return refuse(refused);
  const unit = await findUnit(unitId);
  if (!unit) return refuse("notFound");
  return inTransaction(async (tx) => {
    const invited = await invitePerson(tx, actor, { person, via, unitName: unit.name, withCard: false });
    if (!invited.ok) return invited;
    await insertMember(tx, unitId, invited.value.personId, administrator);
    await appendEvent(tx, "unit", unitId, "addMember", { ...actorFacts(actor), person: invited.value.personId, administrator });
    return invited;
  });
}

/** Invites somebody who has an account. The answer does not tell whether there is such an account. */
export async function inviteKnownPerson({ actor }: Context, unitId: string, identifier: string): Promise<Result<null>> {
  const refused = unitRefusal(actor, "inviteMember", unitId);
  if (refused) return refuse(refused);
  const { personId: createdBy } = actor;
  if (createdBy === null) return refuse("signInNeeded");
  const person = await findPersonBy(readIdentifier(identifier));
  if (!person) return ok(null);
  return inTransaction(async (tx) => {
    const id = await insertJoin(tx, { unitId, personId: person.personId, kind: "invitation", administrator: false, createdBy });
    if (id) await appendEvent(tx, "unit", unitId, "inviteMember", { ...actorFacts(actor), person: person.personId });
    return ok(null);
  });
}
