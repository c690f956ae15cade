import { type Actor, publicActor, type RoleGrant } from "#app/domain/policy/actor.ts";
import type { ScheduleOutcome } from "#app/domain/round/schedule.ts";
import { getPool, type Transaction } from "./client.ts";

/** 定时发布 of a round. Instants ISO; `outcome` null while it waits. */
export interface StoredSchedule {
  id: string;
  roundId: string;
  publishAt: string;
  documentNumber: string;
  closesAt: string | null;
  reason: string | null;
  consentedBy: string;
  consentedByName: string | null;
  outcome: ScheduleOutcome | null;
  problem: string | null;
}

type Row = Omit<StoredSchedule, "publishAt" | "closesAt"> & { publishAt: Date; closesAt: Date | null };
const toSchedule = ({ publishAt, closesAt, ...row }: Row): StoredSchedule => ({ ...row, publishAt: publishAt.toISOString(), closesAt: closesAt?.toISOString() ?? null });

const columns = `s.id, s.round_id as "roundId", s.publish_at as "publishAt", s.document_number as "documentNumber", s.closes_at as "closesAt", s.reason, s.consented_by as "consentedBy",
  (select p.name from person p where p.id = s.consented_by) as "consentedByName", s.outcome, s.problem`;

/** The schedules of a round, the latest first. With a transaction the round is locked: one waits at a time. */
export async function findSchedules(roundId: string, tx?: Transaction): Promise<StoredSchedule[]> {
  if (tx) await tx.query("select from round where id = $1 for no key update", [roundId]);
  const { rows } = await (tx ?? getPool()).query<Row>(`select ${columns} from scheduled_publication s where s.round_id = $1 order by s.id desc limit 20`, [roundId]);
  return rows.map(toSchedule);
}

export async function findDueSchedules(now: string): Promise<StoredSchedule[]> {
  const { rows } = await getPool().query<Row>(`select ${columns} from scheduled_publication s where s.outcome is null and s.publish_at <= $1 order by s.publish_at, s.id limit 50`, [now]);
  return rows.map(toSchedule);
}

/** What waits although the round's rules were changed, or one of its items approved, after the consent: that was to something else. */
export async function findOvertakenSchedules(): Promise<StoredSchedule[]> {
  const since = "(select max(o.seq) from audit_event o where o.noun = 'round' and o.object_id = s.round_id and o.kind = 'schedule')";
  const { rows } = await getPool().query<Row>(
    `select ${columns} from scheduled_publication s where s.outcome is null and (
       exists (select from audit_event e where e.noun = 'round' and e.object_id = s.round_id and e.kind in ('edit', 'editRubric') and e.seq > ${since})
       or exists (select from challenge c join audit_event e on e.noun = 'challenge' and e.object_id = c.id where c.round_id = s.round_id and e.kind = 'approve' and e.seq > ${since}))`,
  );
  return rows.map(toSchedule);
}

export async function insertSchedule(tx: Transaction, schedule: { roundId: string; publishAt: string; documentNumber: string; closesAt: string | null; reason: string | null; consentedBy: string }): Promise<string> {
  const { roundId, publishAt, documentNumber, closesAt, reason, consentedBy } = schedule;
  const { rows } = await tx.query<{ id: string }>("insert into scheduled_publication (round_id, publish_at, document_number, closes_at, reason, consented_by) values ($1, $2, $3, $4, $5, $6) returning id", [roundId, publishAt, documentNumber, closesAt, reason, consentedBy]);
  return rows[0]!.id;
}

/** Ends a schedule that waits; false when somebody was first. */
export async function endSchedule(tx: Transaction, id: string, outcome: ScheduleOutcome, problem: string | null): Promise<boolean> {
  const { rowCount } = await tx.query("update scheduled_publication set outcome = $2, problem = $3, ended_at = app_now() where id = $1 and outcome is null", [id, outcome, problem]);
  return rowCount === 1;
}

/** Who consented, with the duties held now; the second factor was given with the consent. Null when the person is gone. */
export async function findConsenting(personId: string): Promise<Actor | null> {
  const { rows } = await getPool().query<{ roles: RoleGrant[]; closedItems: string[] }>(
    `select coalesce((select json_agg(json_build_object('role', g.role, 'roundId', g.round_id)) from role_grant g where g.person_id = p.id), '[]') as roles, items_closed_to(p.id) as "closedItems"
     from person p where p.id = $1 and p.disabled_at is null`,
    [personId],
  );
  return rows[0] ? { ...publicActor, ...rows[0], personId, secondFactorFresh: true } : null;
}
