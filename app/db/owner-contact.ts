import type { ContactPerson } from "#app/domain/challenge/schema.ts";
import type { Transaction } from "./client.ts";

/** Whom to call at the owner's of a challenge `c` (SQL): as the officer keeps it, else as the item says it to all (unless that was taken down, which leaves no number), else as its demand said it to the bureau. */
export const ownerContact = `coalesce(c.owner_contact, case when c.contact ->> 'phone' <> '' then c.contact end, (select jsonb_build_object('name', v.content::jsonb ->> 'contactName', 'phone', v.content::jsonb ->> 'contactPhone')
  from demand_version v where v.demand_id = c.demand_id order by v.number desc limit 1))`;

export async function writeOwnerContact(tx: Transaction, challengeId: string, contact: ContactPerson | null): Promise<void> {
  await tx.query("update challenge set owner_contact = $2 where id = $1", [challengeId, contact && JSON.stringify(contact)]);
}

/** What was kept of the one is kept of the other. */
export async function copyOwnerContact(tx: Transaction, fromId: string, toId: string): Promise<void> {
  await tx.query("update challenge set owner_contact = (select f.owner_contact from challenge f where f.id = $1) where id = $2", [fromId, toId]);
}
