import { openedBidStates } from "#app/domain/overview/progress.ts";
import type { Verification } from "#app/domain/audit/view.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { getPool } from "./client.ts";

export interface RecentEvent {
  at: Date;
  noun: string;
  kind: string;
  offline: boolean;
  by: string | null;
  role: Relation | null;
  actorId: string | null;
  no: string | null;
}

const opened = openedBidStates.map((state) => `'${state}'`).join(", ");

/** The latest events, newest first, without those of bids that were not opened: not one of them may show, not even as a gap. */
export async function findRecentEvents(limit: number): Promise<RecentEvent[]> {
  const { rows } = await getPool().query<RecentEvent>(
    `with latest as (
       select e.* from audit_event e
       where e.noun <> 'bid' or exists (select from bid b where b.id = e.object_id and b.status in (${opened}))
       order by e.seq desc limit $1
     )
     select e.at, e.noun, e.kind, e.offline, e.body::jsonb ->> 'by' as by, e.body::jsonb ->> 'role' as role, e.actor_id as "actorId",
       case e.noun when 'round' then (select r.code from round r where r.id = e.object_id) when 'challenge' then (select c.no from challenge c where c.id = e.object_id)
         when 'bid' then (select b.no from bid b where b.id = e.object_id)
         when 'reviewAssignment' then (select b.no from review_assignment a join bid b on b.id = a.bid_id where a.id = e.object_id)
         when 'award' then (select b.no from award a join bid b on b.id = a.bid_id where a.id = e.object_id)
         when 'notice' then (select n.doc_agency || '〔' || n.doc_year || '〕' || n.doc_seq || '号' from notice n where n.id = e.object_id) end as no
     from latest e order by e.seq desc`,
    [limit],
  );
  return rows;
}

/** The last check of the log that was recorded in it. */
export async function findLastVerification(): Promise<Verification | null> {
  const { rows } = await getPool().query<{ at: Date; problem: Verification["problem"] }>(
    "select at, body::jsonb ->> 'problem' as problem from audit_event where noun = 'audit' and kind = 'verify' order by seq desc limit 1",
  );
  return rows[0] ? { at: rows[0].at.toISOString(), problem: rows[0].problem } : null;
}

/** An opening (开标) as it stands in the log. */
export interface OpeningRecord {
  at: string;
  challengeNo: string;
  title: string;
  opened: number;
  failed: number;
  /** Digest over all commitments, and the fingerprint of the key that opened. */
  commitments: string;
  openingKey: string;
  who: string | null;
}

/** The opening records of rounds (`all`: of every one), newest first. */
export async function findOpenings(rounds: "all" | readonly string[]): Promise<OpeningRecord[]> {
  const { rows } = await getPool().query<Omit<OpeningRecord, "at"> & { at: Date }>(
    `select e.at, c.no as "challengeNo", c.title, (e.body::jsonb ->> 'opened')::int as opened, (e.body::jsonb ->> 'failed')::int as failed,
       e.body::jsonb ->> 'commitments' as commitments, e.body::jsonb ->> 'openingKey' as "openingKey", p.name as who
     from audit_event e join challenge c on c.id = e.object_id left join person p on p.id = e.actor_id
     where e.noun = 'challenge' and e.kind = 'openBids' and ($1::uuid[] is null or c.round_id = any($1)) order by e.seq desc limit 200`,
    [rounds === "all" ? null : rounds],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
