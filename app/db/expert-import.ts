import { nameAndUnit, type KnownExperts } from "#app/domain/expert/import-report.ts";
import type { ImportedExpert } from "#app/domain/expert/import-rows.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { getPool, type Transaction } from "./client.ts";

/** Keeps the rows of a checked list until its import; older ones that nobody imported go. */
export async function keepImport(tx: Transaction, row: { id: string; createdBy: string; content: Uint8Array }): Promise<void> {
  await tx.query("delete from expert_import where created_at < app_now() - interval '1 day'");
  await tx.query("insert into expert_import (id, created_by, content) values ($1, $2, $3)", [row.id, row.createdBy, row.content]);
}

export async function findImport(id: string, tx?: Transaction): Promise<{ createdBy: string; content: Buffer } | null> {
  const { rows } = await (tx ?? getPool()).query<{ createdBy: string; content: Buffer }>(`select created_by as "createdBy", content from expert_import where id = $1 ${tx ? "for update" : ""}`, [id]);
  return rows[0] ?? null;
}

export async function deleteImport(tx: Transaction, id: string): Promise<void> {
  await tx.query("delete from expert_import where id = $1", [id]);
}

/** What the bank says of these rows. */
export async function findKnown(experts: readonly ImportedExpert[], tx?: Transaction): Promise<KnownExperts> {
  const db = tx ?? getPool();
  const phones = experts.flatMap(({ phone }) => phone ?? []);
  const [{ rows }, { rows: taken }, { rows: units }] = await Promise.all([
    db.query<{ no: string; name: string; uscc: string; phone: string | null }>(
      `select e.no, p.name, u.uscc, p.phone from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id
       where e.no = any($1) or p.phone = any($2) or p.name = any($3)`,
      [experts.flatMap(({ no }) => no ?? []), phones, experts.map(({ name }) => name)],
    ),
    db.query<{ phone: string }>("select p.phone from person p where p.phone = any($1) and not exists (select from expert e where e.person_id = p.id)", [phones]),
    db.query<{ uscc: string; name: string }>("select uscc, name from unit where uscc = any($1)", [experts.map(({ uscc }) => uscc)]),
  ]);
  return {
    byNo: new Map(rows.map((row) => [row.no, nameAndUnit(row)])),
    byPhone: new Map(rows.flatMap(({ phone, no }) => (phone === null ? [] : [[phone, no] as const]))),
    byNameAndUnit: new Map(rows.map((row) => [nameAndUnit(row), row.no])),
    takenPhones: new Set(taken.map(({ phone }) => phone)),
    unitNames: new Map(units.map(({ uscc, name }) => [uscc, name])),
  };
}

/** Units by their codes, those that nobody registered made with the name given; a unit known only by its code is called so until it registers. */
export async function ensureUnits(tx: Transaction, units: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const codes = [...units.keys()];
  const checks = codes.map((code) => checkUscc(code));
  await tx.query("insert into unit (uscc, name, kind, check_digit_ok) select * from unnest($1::text[], $2::text[], $3::text[], $4::bool[]) on conflict (uscc) do nothing", [
    codes,
    codes.map((code) => units.get(code) ?? code),
    checks.map(({ kind }) => kind),
    checks.map(({ checkDigit }) => checkDigit),
  ]);
  const { rows } = await tx.query<{ uscc: string; id: string }>("select uscc, id from unit where uscc = any($1)", [codes]);
  return new Map(rows.map(({ uscc, id }) => [uscc, id]));
}

/** Keeps two imports, or an import and a confirmation, from giving one number twice; answers the highest in use. */
export async function lockExpertNumbers(tx: Transaction): Promise<number> {
  await tx.query("select pg_advisory_xact_lock(hashtext('expert.no'))");
  const { rows } = await tx.query<{ last: number }>("select coalesce(max(substr(no, 2)::int), 0) as last from expert where no ~ '^E[0-9]{3,5}$'");
  return rows[0]!.last;
}

export async function findTakenUsernames(tx: Transaction, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ username: string }>("select username from person where username = any($1)", [names]);
  return new Set(rows.map(({ username }) => username));
}

export interface NumberedExpert extends ImportedExpert {
  no: string;
  personId: string;
  unitId: string;
}

/** Adds experts and their relations in two statements. */
export async function insertExperts(tx: Transaction, experts: readonly NumberedExpert[], unitIds: ReadonlyMap<string, string>): Promise<void> {
  // Lists of fields travel as JSON: unnest would flatten an array of arrays.
  const { rows } = await tx.query<{ id: string; no: string }>(
    `insert into expert (no, person_id, unit_id, kind, fields, title, local, region, yearly_cap)
     select x.no, x.person_id, x.unit_id, x.kind, array(select jsonb_array_elements_text(x.fields)), x.title, x.local, x.region, x.cap
     from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::bool[], $8::text[], $9::int[]) as x(no, person_id, unit_id, kind, fields, title, local, region, cap) returning id, no`,
    [
      experts.map(({ no }) => no),
      experts.map(({ personId }) => personId),
      experts.map(({ unitId }) => unitId),
      experts.map(({ kind }) => kind),
      experts.map(({ fields }) => JSON.stringify(fields)),
      experts.map(({ title }) => title),
      experts.map(({ local }) => local),
      experts.map(({ region }) => region),
      experts.map(({ yearlyCap }) => yearlyCap),
    ],
  );
  const ids = new Map(rows.map(({ id, no }) => [no, id]));
  const links = experts.flatMap(({ no, links: own }) => own.map((link) => ({ ...link, expertId: ids.get(no)!, unitId: link.uscc === null ? null : unitIds.get(link.uscc)! })));
  await tx.query("insert into expert_link (expert_id, kind, unit_id, person_code, person_name, until) select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::date[])", [
    links.map(({ expertId }) => expertId),
    links.map(({ kind }) => kind),
    links.map(({ unitId }) => unitId),
    links.map(({ personCode }) => personCode),
    links.map(({ personName }) => personName),
    links.map(({ until }) => until),
  ]);
}
