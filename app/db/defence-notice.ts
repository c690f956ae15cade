import { getPool, type Transaction } from "./client.ts";
import { liveSql } from "./live-tasks.ts";

const live = `a.status in ${liveSql}`;

/** False when the expert was told before. */
export async function insertTold(tx: Transaction, sessionId: string, expertId: string, how: "mail" | "sms" | "phone", toldBy: string | null): Promise<boolean> {
  const { rowCount } = await tx.query("insert into defence_told (session_id, expert_id, how, told_by) values ($1, $2, $3, $4) on conflict do nothing", [sessionId, expertId, how, toldBy]);
  return rowCount === 1;
}

/** Whom nobody has told yet: experts of a defence, or (without number and title) teams, with the soonest date. */
export interface Untold {
  no: string | null;
  title: string | null;
  count: number;
  due: string | null;
}

/**
 * In these rounds: the defences drawn and not over with experts whom nobody has told (no address, no message, or asked since), and
 * the calls to teams that are still to be made, all in one.
 */
export async function findUntold(rounds: "all" | readonly string[], closed: readonly string[]): Promise<Untold[]> {
  const inReach = "($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[])";
  const { rows } = await getPool().query<Omit<Untold, "due"> & { due: Date | null }>(
    `select c.no, c.title, count(distinct a.expert_id)::int as count, null::timestamptz as due from review_meeting d join challenge c on c.id = d.challenge_id and c.status = 'inReview' and c.review_stage = d.stage
       join bid b on b.challenge_id = c.id join review_assignment a on a.bid_id = b.id and a.stage = d.stage and ${live}
     where d.record is not null and exists (select from defence_slot s where s.session_id = d.id and s.ends_at > app_now())
       and not exists (select from defence_told t where t.session_id = d.id and t.expert_id = a.expert_id) and ${inReach} group by c.id
     union all select null, null, count(*)::int, min(t.at) from team_call t join bid b on b.id = t.bid_id join challenge c on c.id = b.challenge_id where t.told_at is null and ${inReach} having count(*) > 0
     order by 1`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows.map(({ due, ...row }) => ({ ...row, due: due?.toISOString() ?? null }));
}

/** What another item's defence takes of an expert's or a team's time. Instants ISO. */
export interface Elsewhere {
  problem: "expertElsewhere" | "teamElsewhere";
  /** The expert's number, or the review code of the bid. */
  who: string;
  challengeId: string;
  item: string;
  startsAt: string;
  endsAt: string;
}

/**
 * The first defence of another item, in its present stage, that meets one of these times and needs the same expert, or the same team
 * (lead person or a person of its list). One that was drawn takes its slots, another its whole sessions.
 */
export async function findElsewhere(tx: Transaction, challengeId: string, stage: number, times: readonly { startsAt: string; endsAt: string }[]): Promise<Elsewhere | null> {
  const { rows } = await tx.query<Omit<Elsewhere, "startsAt" | "endsAt"> & { startsAt: Date; endsAt: Date }>(
    `with other as (
       select d.id, d.challenge_id, d.stage, d.record, d.starts_at, d.ends_at, d.further, c.no from review_meeting d join challenge c on c.id = d.challenge_id
       where d.challenge_id <> $1 and c.status = 'inReview' and c.review_stage = d.stage
     ), busy as (
       select o.id, null::uuid as bid_id, o.starts_at, o.ends_at from other o where o.record is null
       union all select o.id, null, (x ->> 'startsAt')::timestamptz, (x ->> 'endsAt')::timestamptz from other o cross join jsonb_array_elements(o.further::jsonb) x where o.record is null
       union all select s.session_id, s.bid_id, s.starts_at, s.ends_at from defence_slot s join other o on o.id = s.session_id where s.outcome is distinct from 'absent'
     ), clash as (
       select o.challenge_id, o.stage, o.no, y.bid_id, y.starts_at, y.ends_at from busy y join other o on o.id = y.id
       where exists (select from unnest($3::timestamptz[], $4::timestamptz[]) as m(starts_at, ends_at) where y.starts_at < m.ends_at and m.starts_at < y.ends_at)
     ), own as (
       select b.id, coalesce(b.review_code, b.no) as code, b.lead_codes, b.people_marks from bid b where b.challenge_id = $1 and b.review_stage >= $2 and b.status = 'formPassed' and b.missed_stage is null
     ), found as (
       select 'expertElsewhere' as problem, e.no as who, k.challenge_id, k.no as item, k.starts_at, k.ends_at from clash k
         join bid b on b.challenge_id = k.challenge_id join review_assignment a on a.bid_id = b.id and a.stage = k.stage and ${live} join expert e on e.id = a.expert_id
       where exists (select from review_assignment a join own on own.id = a.bid_id where a.expert_id = e.id and a.stage = $2 and ${live})
       union all
       select 'teamElsewhere', own.code, k.challenge_id, k.no, k.starts_at, k.ends_at from clash k
         join bid b on b.challenge_id = k.challenge_id and (k.bid_id is null or b.id = k.bid_id) and b.review_stage >= k.stage and b.status = 'formPassed' and b.missed_stage is null
         join own on own.lead_codes && b.lead_codes or own.people_marks && b.people_marks
     )
     select problem, who, challenge_id as "challengeId", item, starts_at as "startsAt", ends_at as "endsAt" from found order by starts_at, problem, who limit 1`,
    [challengeId, stage, times.map(({ startsAt }) => startsAt), times.map(({ endsAt }) => endsAt)],
  );
  const row = rows[0];
  return row ? { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() } : null;
}
