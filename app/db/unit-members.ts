import type { OrganisationKind } from "#app/domain/organisation/uscc.ts";
import type { AccountState } from "./people.ts";
import { getPool, type Transaction } from "./client.ts";

export interface UnitRow {
  id: string;
  uscc: string;
  name: string;
  kind: OrganisationKind;
  checkDigitOk: boolean;
}

export interface MemberRow {
  personId: string;
  username: string;
  name: string;
  phone: string | null;
  administrator: boolean;
  state: AccountState;
  /** Holds a duty, judges as an expert, or belongs to a further unit: the unit's administrator may not reset such an account. */
  outside: boolean;
}

/** 加入申请 and 邀请 that nobody has answered. */
export interface JoinRow {
  id: string;
  unitId: string;
  unitName: string;
  personId: string;
  name: string;
  username: string;
  kind: "request" | "invitation";
  administrator: boolean;
}

const unitColumns = 'u.id, u.uscc, u.name, u.kind, u.check_digit_ok as "checkDigitOk"';

export async function findUnit(id: string): Promise<UnitRow | null> {
  const { rows } = await getPool().query<UnitRow>(`select ${unitColumns} from unit u where u.id = $1`, [id]);
  return rows[0] ?? null;
}

export async function findUnitsOf(personId: string): Promise<(UnitRow & { administrator: boolean })[]> {
  const { rows } = await getPool().query<UnitRow & { administrator: boolean }>(
    `select ${unitColumns}, m.administrator from unit_member m join unit u on u.id = m.unit_id where m.person_id = $1 order by u.name`,
    [personId],
  );
  return rows;
}

/** Registers a unit; null when its code is taken: one code is one unit. */
export async function insertUnit(tx: Transaction, unit: Omit<UnitRow, "id">): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, $3, $4) on conflict (uscc) do nothing returning id",
    [unit.uscc, unit.name, unit.kind, unit.checkDigitOk],
  );
  return rows[0]?.id ?? null;
}

/**
 * Takes over a unit that stands without people: an import or an opening made it, nobody claimed it. Its name is what its
 * own people say. Null when somebody belongs to it.
 */
export async function adoptUnit(tx: Transaction, unit: Omit<UnitRow, "id">): Promise<string | null> {
  // Two that claim at once: the second sees the people of the first.
  const { rows } = await tx.query<{ id: string }>("select id from unit where uscc = $1 for update", [unit.uscc]);
  const id = rows[0]?.id;
  if (id === undefined) return null;
  const { rowCount } = await tx.query(
    "update unit set name = $2, kind = $3, check_digit_ok = $4 where id = $1 and not exists (select from unit_member m where m.unit_id = unit.id)",
    [id, unit.name, unit.kind, unit.checkDigitOk],
  );
  return rowCount === 1 ? id : null;
}

export async function insertMember(tx: Transaction, unitId: string, personId: string, administrator: boolean): Promise<boolean> {
  const { rowCount } = await tx.query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, $3) on conflict do nothing", [unitId, personId, administrator]);
  return rowCount === 1;
}

/** Members of a unit, its administrators first. The phone is masked by who shows it. */
export async function findMembers(unitId: string, tx?: Transaction): Promise<MemberRow[]> {
  const { rows } = await (tx ?? getPool()).query<MemberRow>(
    `select p.id as "personId", p.username, p.name, p.phone, m.administrator,
       case when p.disabled_at is not null then 'disabled'
         when exists (select from auth_account a where a.user_id = p.id and a.password is not null) then 'active' else 'waiting' end as state,
       exists (select from role_grant g where g.person_id = p.id) or exists (select from expert e where e.person_id = p.id)
         or exists (select from unit_member o where o.person_id = p.id and o.unit_id <> m.unit_id) as outside
     from unit_member m join person p on p.id = m.person_id where m.unit_id = $1 order by not m.administrator, p.username`,
    [unitId],
  );
  return rows;
}

/** Makes a member an administrator or no longer one; the lock keeps two from stepping down at once. */
export async function setAdministrator(tx: Transaction, unitId: string, personId: string, administrator: boolean): Promise<boolean> {
  const { rowCount } = await tx.query("update unit_member set administrator = $3 where unit_id = $1 and person_id = $2 and administrator <> $3", [unitId, personId, administrator]);
  return rowCount === 1;
}

export async function deleteMember(tx: Transaction, unitId: string, personId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from unit_member where unit_id = $1 and person_id = $2", [unitId, personId]);
  return rowCount === 1;
}

/** Locks the unit's row for a rule over its members. */
export async function lockUnit(tx: Transaction, unitId: string): Promise<void> {
  await tx.query("select from unit where id = $1 for no key update", [unitId]);
}

const joinSql = `select j.id, j.unit_id as "unitId", u.name as "unitName", j.person_id as "personId", p.name, p.username, j.kind, j.administrator
  from unit_join j join unit u on u.id = j.unit_id join person p on p.id = j.person_id where j.decided_at is null`;

export async function findOpenJoins(where: { unitId: string } | { personId: string }): Promise<JoinRow[]> {
  const [column, id] = "unitId" in where ? ["j.unit_id", where.unitId] : ["j.person_id", where.personId];
  const { rows } = await getPool().query<JoinRow>(`${joinSql} and ${column} = $1 order by j.created_at, j.id`, [id]);
  return rows;
}

export async function findOpenJoin(id: string, tx: Transaction): Promise<JoinRow | null> {
  const { rows } = await tx.query<JoinRow>(`${joinSql} and j.id = $1 for update of j`, [id]);
  return rows[0] ?? null;
}

/** Records a request or an invitation; null when one is open already. */
export async function insertJoin(
  tx: Transaction,
  join: { unitId: string; personId: string; kind: JoinRow["kind"]; administrator: boolean; createdBy: string },
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into unit_join (unit_id, person_id, kind, administrator, created_by) values ($1, $2, $3, $4, $5) on conflict do nothing returning id",
    [join.unitId, join.personId, join.kind, join.administrator, join.createdBy],
  );
  return rows[0]?.id ?? null;
}

export async function decideJoin(tx: Transaction, id: string, decidedBy: string, outcome: "accepted" | "declined"): Promise<void> {
  await tx.query("update unit_join set decided_by = $2, decided_at = app_now(), outcome = $3 where id = $1 and decided_at is null", [id, decidedBy, outcome]);
}

/** Administrators of a unit who have an address. */
export async function findUnitAddresses(tx: Transaction, unitId: string): Promise<{ personId: string; personName: string; unitName: string; email: string }[]> {
  const { rows } = await tx.query<{ personId: string; personName: string; unitName: string; email: string }>(
    `select p.id as "personId", p.name as "personName", u.name as "unitName", p.email from unit_member m join unit u on u.id = m.unit_id join person p on p.id = m.person_id
     where m.unit_id = $1 and m.administrator and p.email is not null and p.disabled_at is null order by p.id`,
    [unitId],
  );
  return rows;
}
