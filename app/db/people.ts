import type { RoleGrant, StaffRole } from "#app/domain/policy/actor.ts";
import { getPool, type Transaction } from "./client.ts";

/** Whether somebody can sign in: `waiting` has no password yet. */
export type AccountState = "active" | "waiting" | "disabled";

/** A row of 用户与角色. */
export interface PersonRow {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  email: string | null;
  state: AccountState;
  expertNo: string | null;
  units: string[];
  roles: { grantId: string; role: StaffRole; round: string | null }[];
}

const stateSql = `case when p.disabled_at is not null then 'disabled'
  when exists (select from auth_account a where a.user_id = p.id and a.password is not null) then 'active' else 'waiting' end`;

const personSql = `select p.id, p.username, p.name, p.phone, p.email, ${stateSql} as state,
    (select e.no from expert e where e.person_id = p.id) as "expertNo",
    array(select u.name from unit u where u.id in (select m.unit_id from unit_member m where m.person_id = p.id union select e.unit_id from expert e where e.person_id = p.id) order by u.name) as units,
    coalesce((select json_agg(json_build_object('grantId', g.id, 'role', g.role, 'round', r.code) order by g.granted_at, g.id)
      from role_grant g left join round r on r.id = g.round_id where g.person_id = p.id), '[]') as roles
  from person p`;

/** A page of people whose name, user name or phone contains the words, and how many there are; the bureau's first. */
export async function findPeople(words: string | undefined, limit: number, offset: number): Promise<{ people: PersonRow[]; total: number }> {
  const pattern = words ? `%${words.replace(/[\\%_]/g, "\\$&")}%` : null;
  const matches = "p.rehearsal_id is null and ($1::text is null or p.name ilike $1 or p.username ilike $1 or p.phone like $1)";
  const [people, count] = await Promise.all([
    getPool().query<PersonRow>(
      `${personSql} where ${matches} order by not exists (select from role_grant g where g.person_id = p.id), p.username collate "C" limit $2 offset $3`,
      [pattern, limit, offset],
    ),
    getPool().query<{ total: number }>(`select count(*)::int as total from person p where ${matches}`, [pattern]),
  ]);
  return { people: people.rows, total: count.rows[0]?.total ?? 0 };
}

export async function findPerson(id: string, tx?: Transaction): Promise<PersonRow | null> {
  const { rows } = await (tx ?? getPool()).query<PersonRow>(`${personSql} where p.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Stops (or lets again) somebody from signing in. False when nothing changed. */
export async function setDisabled(tx: Transaction, id: string, disabled: boolean): Promise<boolean> {
  const { rowCount } = await tx.query("update person set disabled_at = case when $2 then app_now() end where id = $1 and (disabled_at is null) = $2", [id, disabled]);
  return rowCount === 1;
}

/** Changes how a person can be reached; null when phone or e-mail belong to somebody else. */
export async function updateReach(tx: Transaction, id: string, reach: { name: string; phone: string | null; email: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update person p set name = $2, phone = $3, email = $4 where p.id = $1
       and not exists (select from person o where o.id <> p.id and (o.phone = $3 or o.email = $4))`,
    [id, reach.name, reach.phone, reach.email],
  );
  return rowCount === 1;
}

/** The duties of a person, as the policy reads them. */
export async function findRoleGrants(personId: string, tx: Transaction): Promise<RoleGrant[]> {
  const { rows } = await tx.query<RoleGrant>('select role, round_id as "roundId" from role_grant where person_id = $1', [personId]);
  return rows;
}
