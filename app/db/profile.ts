import type { InternalDeadline, UnitProfile, UnitScale } from "#app/domain/organisation/profile.ts";
import { getPool, type Transaction } from "./client.ts";

/** A unit's profile and its own deadline; null where nothing was said yet. */
export async function findUnitProfile(unitId: string, tx?: Transaction): Promise<{ profile: UnitProfile; internal: InternalDeadline | null } | null> {
  const { rows } = await (tx ?? getPool()).query<UnitProfile & { scale: UnitScale | ""; days: number | null; time: string | null }>({
    name: "unit-profile",
    text: `select address, legal_representative as "legalRepresentative", registered_on::text as "registeredOn", capital_fen::float8 as "capitalFen", scale, high_tech as "highTech", specialised,
       contact_name as "contactName", contact_phone as "contactPhone", internal_days as days, internal_time as time from unit_profile where unit_id = $1`,
    values: [unitId],
  });
  if (!rows[0]) return null;
  const { days, time, ...profile } = rows[0];
  return { profile, internal: days === null ? null : { days, time: time ?? "17:00" } };
}

export async function writeUnitProfile(tx: Transaction, unitId: string, profile: UnitProfile, updatedBy: string): Promise<void> {
  await tx.query(
    `insert into unit_profile (unit_id, address, legal_representative, registered_on, capital_fen, scale, high_tech, specialised, contact_name, contact_phone, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (unit_id) do update set address = excluded.address, legal_representative = excluded.legal_representative, registered_on = excluded.registered_on, capital_fen = excluded.capital_fen,
       scale = excluded.scale, high_tech = excluded.high_tech, specialised = excluded.specialised, contact_name = excluded.contact_name, contact_phone = excluded.contact_phone,
       updated_by = excluded.updated_by, updated_at = app_now()`,
    [unitId, profile.address, profile.legalRepresentative, profile.registeredOn, profile.capitalFen, profile.scale, profile.highTech, profile.specialised, profile.contactName, profile.contactPhone, updatedBy],
  );
}

/** 曾用名、简称、英文名 of a unit. */
export async function findAliases(unitId: string): Promise<string[]> {
  const { rows } = await getPool().query<{ aliases: string[] }>("select aliases from unit_profile where unit_id = $1", [unitId]);
  return rows[0]?.aliases ?? [];
}

export async function writeAliases(tx: Transaction, unitId: string, aliases: readonly string[], updatedBy: string): Promise<void> {
  await tx.query("insert into unit_profile (unit_id, aliases, updated_by) values ($1, $2, $3) on conflict (unit_id) do update set aliases = excluded.aliases, updated_by = excluded.updated_by, updated_at = app_now()", [unitId, aliases, updatedBy]);
}

export async function writeInternalDeadline(tx: Transaction, unitId: string, internal: InternalDeadline | null, updatedBy: string): Promise<void> {
  await tx.query(
    `insert into unit_profile (unit_id, internal_days, internal_time, updated_by) values ($1, $2, $3, $4)
     on conflict (unit_id) do update set internal_days = excluded.internal_days, internal_time = excluded.internal_time, updated_by = excluded.updated_by, updated_at = app_now()`,
    [unitId, internal?.days ?? null, internal?.time ?? null, updatedBy],
  );
}

export interface PersonProfileRow {
  title: string;
  degree: string;
  field: string;
  idNumber: Uint8Array | null;
}

export async function findPersonProfile(personId: string): Promise<PersonProfileRow | null> {
  const { rows } = await getPool().query<PersonProfileRow>('select title, degree, field, id_number as "idNumber" from person_profile where person_id = $1', [personId]);
  return rows[0] ?? null;
}

/** Writes a profile; `identity` undefined keeps what there is, null clears it. `mark`: a keyed digest of the number. */
export async function writePersonProfile(tx: Transaction, personId: string, profile: Omit<PersonProfileRow, "idNumber">, identity: { number: Uint8Array; mark: string } | null | undefined): Promise<void> {
  await tx.query(
    `insert into person_profile (person_id, title, degree, field, id_number, id_mark) values ($1, $2, $3, $4, $5, $6)
     on conflict (person_id) do update set title = excluded.title, degree = excluded.degree, field = excluded.field,
       id_number = case when $7 then person_profile.id_number else excluded.id_number end, id_mark = case when $7 then person_profile.id_mark else excluded.id_mark end, updated_at = app_now()`,
    [personId, profile.title, profile.degree, profile.field, identity?.number ?? null, identity?.mark ?? null, identity === undefined],
  );
}
