import { getPool, type Transaction } from "./client.ts";
import { liveSql } from "./live-tasks.ts";

/** 会议记录: who led the meeting, who wrote, and what was said. */
export interface StoredMinutes {
  host: string;
  recorder: string;
  words: string;
}

/** A meeting of a stage (会评, 答辩会) as it is stored. Instants ISO. */
export interface StoredMeeting {
  id: string;
  stage: number;
  place: string;
  startsAt: string;
  endsAt: string;
  /** The sessions after the first. */
  further: { startsAt: string; endsAt: string }[];
  preparedBy: string | null;
  preparedAt: string;
  minutes: StoredMinutes | null;
}

export const meetingColumns = 'id, stage, place, starts_at as "startsAt", ends_at as "endsAt", further, prepared_by as "preparedBy", prepared_at as "preparedAt", minutes';

export type Dates<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

/** The meeting of a stage with these columns, or null; locked inside a transaction. */
export async function readMeeting<M extends StoredMeeting>(columns: string, challengeId: string, stage: number, tx?: Transaction): Promise<M | null> {
  const { rows } = await (tx ?? getPool()).query<Dates<M, "startsAt" | "endsAt" | "preparedAt">>(`select ${columns} from review_meeting where challenge_id = $1 and stage = $2 ${tx ? "for update" : ""}`, [challengeId, stage]);
  const row = rows[0];
  return row ? ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), preparedAt: row.preparedAt.toISOString() } as unknown as M) : null;
}

export async function findMeeting(challengeId: string, stage: number, tx?: Transaction): Promise<StoredMeeting | null> {
  return readMeeting<StoredMeeting>(meetingColumns, challengeId, stage, tx);
}

/** Arranges the meeting of a panel; the one before, to which nobody has signed in, is replaced. */
export async function writeMeeting(tx: Transaction, given: Pick<StoredMeeting, "stage" | "place" | "startsAt" | "endsAt" | "preparedBy"> & { challengeId: string }): Promise<string> {
  await tx.query("delete from review_meeting where challenge_id = $1 and stage = $2", [given.challengeId, given.stage]);
  const { rows } = await tx.query<{ id: string }>("insert into review_meeting (challenge_id, stage, place, starts_at, ends_at, prepared_by) values ($1, $2, $3, $4, $5, $6) returning id", [given.challengeId, given.stage, given.place, given.startsAt, given.endsAt, given.preparedBy]);
  return rows[0]!.id;
}

export async function writeMinutes(tx: Transaction, meetingId: string, minutes: StoredMinutes): Promise<void> {
  await tx.query("update review_meeting set minutes = $2 where id = $1", [meetingId, JSON.stringify(minutes)]);
}

/** The experts of a stage by number, as they come to its meeting: the first of the days on which one is away (null: none of them), and the bids that each may not hear. */
export async function findMeetingPanel(challengeId: string, stage: number, days: readonly string[], tx?: Transaction): Promise<{ expertId: string; no: string; name: string; pseudonym: string; awayOn: string | null; leavesFor: string[] }[]> {
  const { rows } = await (tx ?? getPool()).query<{ expertId: string; no: string; name: string; pseudonym: string; awayOn: string | null; leavesFor: string[] }>(
    `with live as (select a.expert_id, a.bid_id, a.pseudonym from review_assignment a join bid b on b.id = a.bid_id
         where b.challenge_id = $1 and a.stage = $2 and b.missed_stage is null and a.status in ${liveSql}),
       heard as (select b.id, coalesce(b.review_code, b.no) as code from bid b where b.challenge_id = $1 and b.review_stage >= $2 and b.status in ('formPassed', 'scored'))
     select e.id as "expertId", e.no, p.name, min(l.pseudonym) as pseudonym,
       (select min(d)::text from unnest($3::date[]) d join expert_absence x on d between x.starts_on and x.ends_on where x.expert_id = e.id) as "awayOn",
       array(select h.code from heard h where not exists (select from live o where o.expert_id = e.id and o.bid_id = h.id) or conflicted(e.id, h.id) order by h.code) as "leavesFor"
     from live l join expert e on e.id = l.expert_id join person p on p.id = e.person_id group by e.id, p.name order by e.no`,
    [challengeId, stage, days],
  );
  return rows;
}

export interface StoredSignIn {
  expertId: string | null;
  bidId: string | null;
  name: string;
  /** 场次, from 1. */
  sessionNumber: number;
  scan: string | null;
  signedAt: string;
}

export async function findSignIns(meetingId: string, tx?: Transaction): Promise<StoredSignIn[]> {
  const { rows } = await (tx ?? getPool()).query<Dates<StoredSignIn, "signedAt">>('select expert_id as "expertId", bid_id as "bidId", name, session_number as "sessionNumber", scan, signed_at as "signedAt" from meeting_sign_in where session_id = $1 order by signed_at, id', [meetingId]);
  return rows.map((row) => ({ ...row, signedAt: row.signedAt.toISOString() }));
}

export async function insertSignIn(tx: Transaction, meetingId: string, who: Omit<StoredSignIn, "signedAt"> & { recordedBy: string | null }): Promise<void> {
  await tx.query("insert into meeting_sign_in (session_id, expert_id, bid_id, name, session_number, scan, signed_at, recorded_by) values ($1, $2, $3, $4, $5, $6, app_now(), $7)", [meetingId, who.expertId, who.bidId, who.name, who.sessionNumber, who.scan, who.recordedBy]);
}

export interface PanelContact {
  expertId: string;
  personId: string;
  no: string;
  name: string;
  email: string | null;
  phone: string | null;
  told: { how: "mail" | "sms" | "phone"; at: string } | null;
}

/** The experts of a meeting, with how they are reached and whether they were told the times of a defence. */
export async function findPanelContacts(meetingId: string, tx?: Transaction): Promise<PanelContact[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<PanelContact, "told"> & { how: "mail" | "sms" | "phone" | null; toldAt: Date | null }>(
    `select distinct e.id as "expertId", p.id as "personId", e.no, p.name, p.email, p.phone, t.how, t.told_at as "toldAt"
     from review_meeting d join bid b on b.challenge_id = d.challenge_id join review_assignment a on a.bid_id = b.id and a.stage = d.stage and a.status in ${liveSql}
       join expert e on e.id = a.expert_id join person p on p.id = e.person_id left join defence_told t on t.session_id = d.id and t.expert_id = e.id
     where d.id = $1 order by e.no`,
    [meetingId],
  );
  return rows.map(({ how, toldAt, ...row }) => ({ ...row, told: how && toldAt && { how, at: toldAt.toISOString() } }));
}
