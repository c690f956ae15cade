import { z } from "zod";
import { findCard, hasTotp, isPasswordOfPerson } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPerson, type PersonRow, updateReach } from "#app/db/people.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { optionalEmailSchema, optionalPhoneSchema, personNameSchema } from "#app/domain/organisation/identifier.ts";
import { needsSecondFactor } from "#app/domain/policy/staff.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/** What somebody sees of the own account. */
export interface OwnAccount {
  person: Omit<PersonRow, "state">;
  needsSecondFactor: boolean;
  card: { place: number | null; left: number } | null;
  totp: boolean;
}

export async function showOwnAccount({ actor }: Context): Promise<Result<OwnAccount>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const [person, card, totp] = await Promise.all([findPerson(actor.personId), findCard(actor.personId), hasTotp(actor.personId)]);
  if (!person) return refuse("notFound");
  const { state: _, ...own } = person;
  return ok({ person: own, needsSecondFactor: needsSecondFactor(actor), card, totp });
}

export const contactInput = z.strictObject({
  name: personNameSchema,
  phone: optionalPhoneSchema,
  email: optionalEmailSchema,
  current: z.string().min(1, "required").max(1000),
});

/** Changes name, phone and e-mail. With the password: whoever can change where codes are sent can take the account. */
export async function changeContact({ actor }: Context, rawInput: unknown): Promise<Result<null>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const { personId } = actor;
  const input = contactInput.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { name, phone = null, email = null, current } = input.data;
  const known = await isPasswordOfPerson(personId, current);
  if (!known.ok) return known;
  return inTransaction(async (tx) => {
    if (!(await updateReach(tx, personId, { name, phone, email }))) return refuse("taken", { fields: [{ path: phone ? "phone" : "email", message: "taken" }] });
    await appendEvent(tx, "person", personId, "changeContact", { actor: personId }, { name, phone, email });
    return ok(null);
  });
}
