import type { ItemVisit } from "#app/domain/sample/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { isMobile } from "./mobile.ts";

const visitObject = `json_build_object('startsAt', ${isoInstant("v.starts_at")}, 'place', v.place, 'registerUntil', ${isoInstant("v.register_until")}, 'mostPeople', v.most_people, 'note', v.note, 'record', v.record, 'recordedAt', ${isoInstant("v.recorded_at")})`;

/** The visit of challenge `c` as everybody reads it, as JSON; part of the query of a page. */
export const visitJson = `(select ${visitObject} from item_visit v where v.challenge_id = c.id)`;

/** The visit, its row locked; null where there is none. */
export async function lockVisit(tx: Transaction, challengeId: string): Promise<ItemVisit | null> {
  const { rows } = await tx.query<{ visit: ItemVisit }>(`select ${visitObject} as visit from item_visit v where v.challenge_id = $1 for update`, [challengeId]);
  return rows[0]?.visit ?? null;
}

export async function putVisit(tx: Transaction, challengeId: string, visit: Pick<ItemVisit, "startsAt" | "place" | "registerUntil" | "mostPeople" | "note">): Promise<void> {
  await tx.query(
    `insert into item_visit (challenge_id, starts_at, place, register_until, most_people, note) values ($1, $2, $3, $4, $5, $6)
     on conflict (challenge_id) do update set starts_at = excluded.starts_at, place = excluded.place, register_until = excluded.register_until, most_people = excluded.most_people, note = excluded.note`,
    [challengeId, visit.startsAt, visit.place, visit.registerUntil, visit.mostPeople, visit.note],
  );
}

export async function setVisitRecord(tx: Transaction, challengeId: string, record: string): Promise<void> {
  await tx.query("update item_visit set record = $2, recorded_at = app_now() where challenge_id = $1", [challengeId, record]);
}

/** A unit registers once; registered again, the last names count. */
export async function putEntry(tx: Transaction, entry: { id: string; challengeId: string; unitId: string; personId: string; people: Uint8Array }): Promise<void> {
  await tx.query(
    `insert into item_visit_entry (id, challenge_id, unit_id, person_id, people) values ($1, $2, $3, $4, $5)
     on conflict (challenge_id, unit_id) do update set id = excluded.id, person_id = excluded.person_id, people = excluded.people`,
    [entry.id, entry.challengeId, entry.unitId, entry.personId, Buffer.from(entry.people)],
  );
}

export async function deleteEntry(tx: Transaction, challengeId: string, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from item_visit_entry where challenge_id = $1 and unit_id = $2 and signed_in_at is null", [challengeId, unitId]);
  return rowCount === 1;
}

/** How who registered is reached; not those who follow the item and are told as followers. */
export async function findGuestContacts(tx: Transaction, challengeId: string): Promise<{ entryId: string; personName: string; email: string | null; phone: string | null }[]> {
  const { rows } = await tx.query<{ entryId: string; personName: string; email: string | null; phone: string | null }>(
    `select e.id as "entryId", p.name as "personName", p.email, case when ${isMobile("p.phone")} then p.phone end as phone
     from item_visit_entry e join person p on p.id = e.person_id and p.disabled_at is null
     where e.challenge_id = $1 and not exists (select from follow f where f.challenge_id = e.challenge_id and f.person_id = p.id and f.confirmed_at is not null) order by e.id`,
    [challengeId],
  );
  return rows;
}

/** 签到; false where there is none or it was done. */
export async function setSignedIn(tx: Transaction, challengeId: string, entryId: string): Promise<boolean> {
  const { rowCount } = await tx.query("update item_visit_entry set signed_in_at = app_now() where challenge_id = $1 and id = $2 and signed_in_at is null", [challengeId, entryId]);
  return rowCount === 1;
}

export interface EntryRow {
  id: string;
  unitId: string;
  unitName: string;
  people: Uint8Array;
  registeredAt: string;
  signedInAt: string | null;
}

/** Who comes, of all units or of one, by unit; names are still encrypted. */
export async function findEntries(challengeId: string, unitId: string | null): Promise<EntryRow[]> {
  const { rows } = await getPool().query<EntryRow>(
    `select e.id, e.unit_id as "unitId", u.name as "unitName", e.people, ${isoInstant("e.registered_at")} as "registeredAt", ${isoInstant("e.signed_in_at")} as "signedInAt"
     from item_visit_entry e join unit u on u.id = e.unit_id where e.challenge_id = $1 and ($2::uuid is null or e.unit_id = $2) order by u.name`,
    [challengeId, unitId],
  );
  return rows;
}
