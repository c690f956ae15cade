import type { StaffRole } from "#app/domain/policy/actor.ts";
import { exclusiveRoles, type ExclusiveRoles } from "#app/domain/round/schema.ts";
import { getPool, type Transaction } from "./client.ts";

/** A duty as the page 人员与分工 lists it; `scope` tells one for this round from one for all. */
export interface DutyHolder {
  grantId: string;
  personId: string;
  username: string;
  name: string;
  role: StaffRole;
  scope: "round" | "all";
}

export interface StaffedRound {
  id: string;
  code: string;
  title: string;
  exclusive: ExclusiveRoles;
}

export async function findStaffedRound(code: string, tx?: Transaction): Promise<StaffedRound | null> {
  const { rows } = await (tx ?? getPool()).query<Omit<StaffedRound, "exclusive"> & { exclusive: unknown }>(
    "select id, code, title, exclusive_roles as exclusive from round where code = $1",
    [code],
  );
  return rows[0] ? { ...rows[0], exclusive: exclusiveRoles.parse(rows[0].exclusive) } : null;
}

/** Who holds which duty for this round, those for all rounds included. */
export async function findDutyHolders(roundId: string): Promise<DutyHolder[]> {
  const { rows } = await getPool().query<DutyHolder>(
    `select g.id as "grantId", p.id as "personId", p.username, p.name, g.role, case when g.round_id is null then 'all' else 'round' end as scope
     from role_grant g join person p on p.id = g.person_id and p.disabled_at is null
     where g.round_id is null or g.round_id = $1 order by g.granted_at, g.id`,
    [roundId],
  );
  return rows;
}

/** The lists of exclusive duties that a grant must respect: of its round, or for a general one of every round that is still running. */
export async function findExclusiveLists(tx: Transaction, roundId: string | null): Promise<{ roundId: string; exclusive: ExclusiveRoles }[]> {
  const { rows } = await tx.query<{ roundId: string; exclusive: unknown }>(
    `select id as "roundId", exclusive_roles as exclusive from round where case when $1::uuid is null then status not in ('closed', 'cancelled') else id = $1 end`,
    [roundId],
  );
  return rows.map((row) => ({ roundId: row.roundId, exclusive: exclusiveRoles.parse(row.exclusive) }));
}

/** Grants a duty; null when the person holds it already. */
export async function insertRoleGrant(tx: Transaction, grant: { personId: string; role: StaffRole; roundId: string | null; grantedBy: string | null }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into role_grant (person_id, role, round_id, granted_by) values ($1, $2, $3, $4) on conflict do nothing returning id",
    [grant.personId, grant.role, grant.roundId, grant.grantedBy],
  );
  return rows[0]?.id ?? null;
}

export async function deleteRoleGrant(tx: Transaction, grantId: string): Promise<{ personId: string; role: StaffRole; roundId: string | null } | null> {
  const { rows } = await tx.query<{ personId: string; role: StaffRole; roundId: string | null }>(
    'delete from role_grant where id = $1 returning person_id as "personId", role, round_id as "roundId"',
    [grantId],
  );
  return rows[0] ?? null;
}

export async function findRoleGrant(grantId: string): Promise<{ roundId: string | null; personId: string; role: StaffRole } | null> {
  const { rows } = await getPool().query<{ roundId: string | null; personId: string; role: StaffRole }>(
    'select round_id as "roundId", person_id as "personId", role from role_grant where id = $1',
    [grantId],
  );
  return rows[0] ?? null;
}

/** 岗位变动 waiting for the second pair of eyes. */
export interface PendingChange {
  id: string;
  personId: string;
  username: string;
  name: string;
  role: StaffRole;
  roundId: string | null;
  round: string | null;
  proposedBy: string | null;
  proposer: string | null;
  proposedAt: string;
}

const pendingSql = `select c.id, c.person_id as "personId", p.username, p.name, c.role, c.round_id as "roundId", r.code as round,
    c.proposed_by as "proposedBy", b.name as proposer, to_char(c.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "proposedAt"
  from role_change c join person p on p.id = c.person_id left join person b on b.id = c.proposed_by left join round r on r.id = c.round_id
  where c.decided_at is null`;

export async function findPendingChanges(): Promise<PendingChange[]> {
  const { rows } = await getPool().query<PendingChange>(`${pendingSql} order by c.proposed_at, c.id`);
  return rows;
}

export async function findPendingChange(id: string, tx?: Transaction): Promise<PendingChange | null> {
  const { rows } = await (tx ?? getPool()).query<PendingChange>(`${pendingSql} and c.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Proposes a duty; null when the same is proposed already. */
export async function insertRoleChange(tx: Transaction, change: { personId: string; role: StaffRole; roundId: string | null; proposedBy: string | null }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into role_change (person_id, role, round_id, change, proposed_by) values ($1, $2, $3, 'grant', $4) on conflict do nothing returning id",
    [change.personId, change.role, change.roundId, change.proposedBy],
  );
  return rows[0]?.id ?? null;
}

/** Decides a proposed change, once. */
export async function decideRoleChange(tx: Transaction, id: string, decidedBy: string | null, outcome: "confirmed" | "returned"): Promise<boolean> {
  const { rowCount } = await tx.query("update role_change set decided_by = $2, decided_at = app_now(), outcome = $3 where id = $1 and decided_at is null", [id, decidedBy, outcome]);
  return rowCount === 1;
}
