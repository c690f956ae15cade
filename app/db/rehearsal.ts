import type { ExpertKind } from "#app/domain/review/view.ts";
import type { JsonObject } from "./audit.ts";
import { getPool, type Transaction } from "./client.ts";

/** Of a real round: nothing of a rehearsal is public, counted or listed among what is real. */
export const isReal = (roundColumn: string) => `${roundColumn} <> all (array(select id from round where rehearsal))`;

/** Challenge `c` as everybody may see it. */
export const isShown = `c.opens_at is not null and c.status not in ('drafted', 'approved') and ${isReal("c.round_id")}`;

/** Who may be asked in a round (`p` a person, or a unit): in a rehearsal its own people alone, else real ones alone. */
export const playsIn = (round: string) => `p.rehearsal_id is not distinct from (select id from round where id = ${round} and rehearsal)`;

/** How many rehearsals were begun in a year, deleted ones too: the log knows. The head row is locked, so that two do not take one number. */
export async function countRehearsals(tx: Transaction, year: number): Promise<number> {
  await tx.query("select pg_advisory_xact_lock(hashtext('rehearsal'))");
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from audit_event where noun = 'round' and kind = 'rehearse' and at >= make_timestamptz($1, 1, 1, 0, 0, 0, 'Asia/Shanghai') and at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')",
    [year],
  );
  return rows[0]!.count;
}

export async function insertPlayedUnit(tx: Transaction, unit: { roundId: string; uscc: string; name: string; kind: string }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok, rehearsal_id) values ($1, $2, $3, true, $4) returning id", [unit.uscc, unit.name, unit.kind, unit.roundId]);
  return rows[0]!.id;
}

/** A person without account and address: nobody signs in as them, nothing is sent to them. */
export async function insertPlayedPerson(tx: Transaction, person: { roundId: string; username: string; name: string }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into person (username, name, rehearsal_id) values ($1, $2, $3) returning id", [person.username, person.name, person.roundId]);
  return rows[0]!.id;
}

export interface Counterpart {
  personId: string;
  name: string;
  unitId: string | null;
  unitName: string | null;
  unitUscc: string | null;
  expertId: string | null;
  expertKind: ExpertKind | null;
}

/** Who plays in a rehearsal, in the order in which they were made. */
export async function findCounterparts(roundId: string): Promise<Counterpart[]> {
  const { rows } = await getPool().query<Counterpart>(
    `select p.id as "personId", p.name, u.id as "unitId", u.name as "unitName", u.uscc as "unitUscc", e.id as "expertId", e.kind as "expertKind"
     from person p left join unit_member m on m.person_id = p.id left join unit u on u.id = m.unit_id left join expert e on e.person_id = p.id
     where p.rehearsal_id = $1 order by p.id`,
    [roundId],
  );
  return rows;
}

export async function findRunningRehearsals(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>("select id from round where rehearsal and status in ('draft', 'published') order by id");
  return rows.map(({ id }) => id);
}

/** What waits for a counterpart: a call without the owner's demand, a letter, a question, an open item without a bid, a correction, an invitation, a sheet, a bid before the owner. */
export interface Turns {
  /** Published calls, with the owner's demand where it began one and has not handed it in. */
  toDemand: { call: string; demandNo: string | null }[];
  /** Demands of the owner whose last text has no letter yet. */
  toCommit: { demandNo: string }[];
  /** The owner's items before publication: whether one lacks a letter of its own, its text decides. */
  toSign: { challengeId: string; challengeNo: string }[];
  /** Open items about which the first team has asked nothing. */
  toAsk: { challengeNo: string }[];
  toDraft: { questionNo: string }[];
  toSubmit: { challengeNo: string; closesAt: string; unitId: string; bidNo: string | null }[];
  toCorrect: { bidNo: string; unitId: string; closesAt: string }[];
  toAnswer: { reference: string; expertId: string; challengeNo: string }[];
  /** Bids that were put before the owner: in 对接 it answers by an agreement. */
  toAgree: { bidNo: string; isMatching: boolean }[];
  toScore: { reference: string; expertId: string; unitId: string; challengeId: string; revision: number }[];
}

/** By the units that play a team and the one that plays the owner. */
export async function findTurns(roundId: string, { teams, owner }: { teams: readonly string[]; owner: string | null }, now: string): Promise<Turns> {
  const { rows } = await getPool().query<Turns>(
    `select coalesce((select json_agg(json_build_object('challengeNo', c.no, 'closesAt', c.closes_at, 'unitId', t.unit, 'bidNo', b.no) order by c.no, t.unit)
         from challenge c cross join unnest($2::uuid[]) as t(unit) left join bid b on b.challenge_id = c.id and b.lead_unit_id = t.unit and b.claim_id is null
         where c.round_id = $1 and c.status = 'open' and c.opens_at <= $3 and c.closes_at > $3 and (b.id is null or b.status = 'draft')), '[]') as "toSubmit",
       coalesce((select json_agg(json_build_object('bidNo', b.no, 'unitId', b.lead_unit_id, 'closesAt', c.closes_at) order by b.no)
         from bid b join challenge c on c.id = b.challenge_id where c.round_id = $1 and b.status = 'correctionRequested' and b.lead_unit_id = any($2)), '[]') as "toCorrect",
       coalesce((select json_agg(json_build_object('reference', b.no || '/' || e.no, 'expertId', e.id, 'challengeNo', c.no) order by e.no, b.no)
         from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id join expert e on e.id = a.expert_id
         where c.round_id = $1 and a.status = 'invited'), '[]') as "toAnswer",
       coalesce((select json_agg(json_build_object('reference', b.no || '/' || e.no, 'expertId', e.id, 'unitId', b.lead_unit_id, 'challengeId', c.id,
           'revision', coalesce((select max(s.revision) from score_sheet s where s.assignment_id = a.id), 0)) order by e.no, b.no)
         from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id join expert e on e.id = a.expert_id
         where c.round_id = $1 and c.status = 'inReview' and a.status in ('accepted', 'reviewing', 'reopened')), '[]') as "toScore",
       coalesce((select json_agg(json_build_object('bidNo', b.no, 'isMatching', c.status = 'matching') order by b.no) from shortlist s join bid b on b.id = s.bid_id join challenge c on c.id = s.challenge_id
         where c.round_id = $1 and c.owner_unit_id = $4 and c.status in ('matching', 'ranked') and s.status = 'proposed'), '[]') as "toAgree",
       coalesce((select json_agg(json_build_object('call', d.code, 'demandNo', o.no) order by d.code)
         from demand_call d join notice n on n.id = d.notice_id left join demand o on o.call_id = d.id and o.unit_id = $4
         where d.round_id = $1 and n.status = 'published' and (d.closes_at is null or d.closes_at > $3) and (o.id is null or o.status in ('draft', 'returned'))), '[]') as "toDemand",
       coalesce((select json_agg(json_build_object('demandNo', o.no) order by o.no)
         from demand o join demand_call d on d.id = o.call_id
         where d.round_id = $1 and o.unit_id = $4 and o.status in ('underVetting', 'listed') and not exists (
           select from demand_commitment m where m.demand_id = o.id and m.version_number = (select max(v.number) from demand_version v where v.demand_id = o.id))), '[]') as "toCommit",
       coalesce((select json_agg(json_build_object('challengeId', c.id, 'challengeNo', c.no) order by c.no) from challenge c
         where c.round_id = $1 and c.owner_unit_id = $4 and c.status in ('drafted', 'approved')), '[]') as "toSign",
       coalesce((select json_agg(json_build_object('challengeNo', c.no) order by c.no) from challenge c
         where c.round_id = $1 and c.status = 'open' and c.opens_at <= $3 and c.closes_at > $3 and not exists (select from question q where q.challenge_id = c.id and q.asker_unit_id = ($2::uuid[])[1])), '[]') as "toAsk",
       coalesce((select json_agg(json_build_object('questionNo', q.no) order by q.no) from question q join challenge c on c.id = q.challenge_id
         where c.round_id = $1 and c.status = 'open' and c.closes_at > $3 and q.status = 'asked'), '[]') as "toDraft"`,
    [roundId, teams, now, owner],
  );
  return rows[0]!;
}

/** Deletes a rehearsal with everything of it (forget_rehearsal()); false where the round is none. */
export async function forgetRehearsal(tx: Transaction, roundId: string, event: JsonObject): Promise<boolean> {
  const { rows } = await tx.query<{ forgotten: boolean }>("select forget_rehearsal($1, $2) as forgotten", [roundId, JSON.stringify(event)]);
  return rows[0]!.forgotten;
}

/** A rehearsal that is gone: what the log kept. Instants ISO. */
export interface PastRehearsal {
  code: string;
  begunAt: string;
  deletedAt: string;
  deletedBy: string | null;
}

export async function findPastRehearsals(limit: number): Promise<PastRehearsal[]> {
  const { rows } = await getPool().query<Omit<PastRehearsal, "begunAt" | "deletedAt"> & { begunAt: Date; deletedAt: Date }>(
    `select e.body::jsonb ->> 'no' as code, b.at as "begunAt", e.at as "deletedAt", p.name as "deletedBy"
     from audit_event e join audit_event b on b.noun = 'round' and b.object_id = e.object_id and b.kind = 'rehearse' left join person p on p.id = e.actor_id
     where e.noun = 'round' and e.kind = 'forget' order by e.seq desc limit $1`,
    [limit],
  );
  return rows.map(({ begunAt, deletedAt, ...row }) => ({ ...row, begunAt: begunAt.toISOString(), deletedAt: deletedAt.toISOString() }));
}
