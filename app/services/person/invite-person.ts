import { createAccount, issueActivation, issueCard } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { PersonInput } from "#app/domain/organisation/registration.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type Delivered, deliverCode, type Delivery } from "./deliver-code.ts";

/** What an invitation made: the person, and the code handed over or sent. */
export interface Invited {
  personId: string;
  delivered: Delivered;
}

/**
 * The common part of every invitation: person, account without a password, single-use code, event, delivery. Who
 * may invite is judged by the caller. `withCard`: a 口令卡 is printed along.
 */
export async function invitePerson(
  tx: Transaction,
  actor: Actor,
  input: { person: PersonInput; via: Delivery; unitName: string | null; withCard: boolean },
): Promise<Result<Invited>> {
  const { person, via, unitName } = input;
  const created = await createAccount(tx, person);
  if (!created.ok) return created;
  const { personId } = created.value;
  const activation = await issueActivation(tx, { personId, purpose: "activation", issuedBy: actor.personId });
  const card = input.withCard && via === "print" ? await issueCard(tx, personId) : null;
  const recipient = { name: person.name, username: person.username, phone: person.phone ?? null, email: person.email ?? null, unitName };
  const delivered = await deliverCode(tx, { via, purpose: "activation", recipient, activation, card });
  if (!delivered.ok) return delivered;
  await appendEvent(tx, "person", personId, "invite", { ...actorFacts(actor), via, card: card !== null }, { username: person.username, name: person.name });
  return ok({ personId, delivered: delivered.value });
}
