import type { WaitingDraw } from "#app/domain/review/draw/draw-view.ts";
import type { PaperDrawFacts } from "#app/domain/review/draw/draw-view.ts";
import { type DrawStep, drawSteps } from "#app/domain/review/draw/draw-conditions.ts";
import type { CallResult } from "#app/domain/review/draw/call-list.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import type { ExpertKind } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { awaySql, staffSql, usesSql } from "./expert-bank.ts";
import { playsIn } from "./rehearsal.ts";

export interface DrawableExpert {
  id: string;
  no: string;
  kind: ExpertKind;
  local: boolean;
}

/** What a list of a draw asks for; null: anything. */
export interface Wanted {
  kind: ExpertKind;
  field: string | null;
  titles: readonly string[] | null;
}

/**
 * Each condition by itself: of the field and title, neither away nor suspended, not of the organiser's staff, below the yearly cap, without a conflict on any of the
 * bids, never asked here, and not among the judges of the item that this one reissues (轮换: not two rounds running, guide 3.6).
 */
const stepSql: Readonly<Record<DrawStep, string>> = {
  field: "($4::text is null or e.fields @> array[$4])",
  title: "($5::text[] is null or string_to_array(translate(e.title, '，,/ ', '、、、、'), '、') && $5::text[])",
  free: `(e.suspended_at is null and not ${awaySql})`,
  staff: `not ${staffSql("e.person_id", "(select round_id from challenge where id = $1)")}`,
  turns: `${usesSql} < e.yearly_cap`,
  conflict: "not exists (select from conflict x where x.expert_id = e.id)",
  asked: "not exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = $1)",
  rotation: `not exists (select from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.parent_id = b.challenge_id
         where c.id = $1 and a.expert_id = e.id and a.status in ('accepted', 'reviewing', 'signed', 'reopened'))`,
};

/** Everybody of the kind, with the outcome of each condition. */
const testedSql = `with conflict as materialized (select f.expert_id from unnest($2::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f)
     select e.id, e.no, e.kind, e.local, ${drawSteps.map((step) => `${stepSql[step]} as "${step}"`).join(", ")} from expert e join person p on p.id = e.person_id
     where p.disabled_at is null and ${playsIn("(select round_id from challenge where id = $1)")} and e.kind = $3`;

const valuesFor = (challengeId: string, bidIds: readonly string[], { kind, field, titles }: Wanted) => [challengeId, bidIds, kind, field, titles];

/** Experts who can be drawn for a challenge: active, of the kind, and what every condition lets through. */
export async function findDrawable(tx: Transaction, challengeId: string, bidIds: readonly string[], wanted: Wanted): Promise<DrawableExpert[]> {
  const { rows } = await tx.query<DrawableExpert>(`select t.id, t.no, t.kind, t.local from (${testedSql}) t where ${drawSteps.map((step) => `t."${step}"`).join(" and ")} order by t.no`, valuesFor(challengeId, bidIds, wanted));
  return rows;
}

/** How many of the kind there are, how many each further condition lets through, and how many of the last are from outside the city. */
export async function countDrawable(challengeId: string, bidIds: readonly string[], wanted: Wanted): Promise<{ ofKind: number; through: number[]; outside: number }> {
  const upTo = (length: number) => drawSteps.slice(0, length).map((step) => `t."${step}"`).join(" and ");
  const { rows } = await getPool().query<{ ofKind: number; through: number[]; outside: number }>(
    `select count(*)::int as "ofKind", array[${drawSteps.map((_, at) => `count(*) filter (where ${upTo(at + 1)})::int`).join(", ")}] as through,
       count(*) filter (where ${upTo(drawSteps.length)} and not t.local)::int as outside from (${testedSql}) t`,
    valuesFor(challengeId, bidIds, wanted),
  );
  return rows[0]!;
}

/** What was committed to before the witness spoke. */
export interface SealedDraw {
  commitment: string;
  poolDigest: string;
  secret: Uint8Array;
}

export interface StoredDraw {
  id: string;
  plan: string;
  /** Null for a draw on paper. */
  sealed: SealedDraw | null;
  paper: PaperDrawFacts | null;
  reason: string | null;
  preparedBy: string | null;
  preparedAt: string;
  /** Null until the witness spoke. */
  result: { witnessNumber: string | null; record: string; digest: string; drawnAt: string } | null;
}

/** The draws of a challenge, the latest first. */
export async function findDraws(challengeId: string, tx?: Transaction): Promise<StoredDraw[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredDraw, "preparedAt" | "result" | "sealed"> & { [K in keyof SealedDraw]: SealedDraw[K] | null } & { preparedAt: Date; witnessNumber: string | null; record: string | null; digest: string; drawnAt: Date }>(
    `select d.id, d.plan, d.commitment, d.pool_digest as "poolDigest", d.secret, d.paper, d.reason, d.prepared_by as "preparedBy", d.prepared_at as "preparedAt",
       r.witness_number as "witnessNumber", r.record, r.digest, r.drawn_at as "drawnAt"
     from expert_draw d left join expert_draw_result r on r.draw_id = d.id where d.challenge_id = $1 order by d.id desc`,
    [challengeId],
  );
  return rows.map(({ witnessNumber, record, digest, drawnAt, preparedAt, commitment, poolDigest, secret, ...draw }) => ({
    ...draw,
    sealed: commitment === null || poolDigest === null || secret === null ? null : { commitment, poolDigest, secret },
    preparedAt: preparedAt.toISOString(),
    result: record === null ? null : { witnessNumber, record, digest, drawnAt: drawnAt.toISOString() },
  }));
}

export async function insertDraw(tx: Transaction, draw: Omit<StoredDraw, "result"> & { challengeId: string }): Promise<void> {
  await tx.query("insert into expert_draw (id, challenge_id, plan, commitment, pool_digest, secret, paper, reason, prepared_by, prepared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", [
    draw.id,
    draw.challengeId,
    draw.plan,
    draw.sealed?.commitment ?? null,
    draw.sealed?.poolDigest ?? null,
    draw.sealed?.secret ?? null,
    draw.paper && JSON.stringify(draw.paper),
    draw.reason,
    draw.preparedBy,
    draw.preparedAt,
  ]);
}

export async function insertDrawCandidates(tx: Transaction, drawId: string, candidates: readonly { pseudonym: string; expertId: string }[]): Promise<void> {
  await tx.query("insert into expert_draw_candidate (draw_id, pseudonym, expert_id) select $1, * from unnest($2::text[], $3::uuid[])", [drawId, candidates.map(({ pseudonym }) => pseudonym), candidates.map(({ expertId }) => expertId)]);
}

export async function insertDrawResult(tx: Transaction, result: { drawId: string; witnessNumber: string | null; record: string; digest: string; drawnBy: string | null; drawnAt: string }): Promise<void> {
  await tx.query("insert into expert_draw_result (draw_id, witness_number, record, digest, drawn_by, drawn_at) values ($1, $2, $3, $4, $5, $6)", [result.drawId, result.witnessNumber, result.record, result.digest, result.drawnBy, result.drawnAt]);
}

export interface NamedCandidate {
  drawId: string;
  pseudonym: string;
  no: string;
  name: string;
  unitName: string;
  phone: string | null;
  isInvited: boolean;
}

/** Who stands behind the pseudonyms of a challenge's draws. */
export async function findDrawNames(challengeId: string): Promise<NamedCandidate[]> {
  const { rows } = await getPool().query<NamedCandidate>(
    `select x.draw_id as "drawId", x.pseudonym, e.no, p.name, u.name as "unitName", p.phone,
       exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = d.challenge_id) as "isInvited"
     from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join expert e on e.id = x.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id
     where d.challenge_id = $1`,
    [challengeId],
  );
  return rows;
}

/** Draws of rounds whose latest one waits for the witness. */
export async function findWaitingDraws(rounds: "all" | readonly string[], closed: readonly string[]): Promise<(WaitingDraw & { roundId: string; preparedBy: string | null })[]> {
  const { rows } = await getPool().query<Omit<WaitingDraw, "preparedAt"> & { roundId: string; preparedBy: string | null; preparedAt: Date }>(
    `select 'experts' as kind, c.no, c.title, c.round_id as "roundId", d.prepared_by as "preparedBy", d.prepared_at as "preparedAt" from challenge c
       join lateral (select * from expert_draw d where d.challenge_id = c.id order by d.id desc limit 1) d on true
     where ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) and not exists (select from expert_draw_result r where r.draw_id = d.id)
     union all select 'defence', c.no, c.title, c.round_id, d.prepared_by, d.prepared_at from review_meeting d join challenge c on c.id = d.challenge_id and c.review_stage = d.stage
       where d.commitment is not null and d.record is null and c.status = 'inReview' and ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) order by 6`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows.map(({ preparedAt, ...row }) => ({ ...row, preparedAt: preparedAt.toISOString() }));
}

/** A call as it is kept; `reason` and `by` are for who may know names. */
export interface StoredCall {
  drawId: string;
  pseudonym: string;
  result: CallResult;
  reason: string | null;
  calledAt: string;
  by: string | null;
}

/** Every call of a challenge's draws, oldest first. */
export async function findCalls(challengeId: string, tx?: Transaction): Promise<StoredCall[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredCall, "calledAt"> & { calledAt: Date }>(
    `select x.draw_id as "drawId", x.pseudonym, x.result, x.reason, x.called_at as "calledAt", p.name as by
     from expert_draw d join expert_call x on x.draw_id = d.id left join person p on p.id = x.called_by where d.challenge_id = $1 order by x.id`,
    [challengeId],
  );
  return rows.map(({ calledAt, ...call }) => ({ ...call, calledAt: calledAt.toISOString() }));
}

/** What the drawn who were invited answered in the system, by pseudonym; tasks on several bids are told once each. */
export async function findCallTasks(challengeId: string, tx?: Transaction): Promise<{ drawId: string; pseudonym: string; status: ReviewAssignmentState }[]> {
  const { rows } = await (tx ?? getPool()).query<{ drawId: string; pseudonym: string; status: ReviewAssignmentState }>(
    `select distinct x.draw_id as "drawId", x.pseudonym, a.status
     from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join bid b on b.challenge_id = d.challenge_id
       join review_assignment a on a.bid_id = b.id and a.expert_id = x.expert_id where d.challenge_id = $1`,
    [challengeId],
  );
  return rows;
}

export async function insertCall(tx: Transaction, call: { drawId: string; pseudonym: string; result: CallResult; reason: string | null; calledBy: string | null; calledAt: string }): Promise<void> {
  await tx.query("insert into expert_call (draw_id, pseudonym, result, reason, called_by, called_at) values ($1, $2, $3, $4, $5, $6)", [call.drawId, call.pseudonym, call.result, call.reason, call.calledBy, call.calledAt]);
}

/** What it takes to reach an expert. */
export interface ExpertContact {
  no: string;
  name: string;
  unitName: string;
  email: string | null;
  phone: string | null;
}

/** A candidate of a draw. */
export interface CandidateContact extends ExpertContact {
  pseudonym: string;
  isInvited: boolean;
}

export async function findCandidateContacts(tx: Transaction, drawId: string, pseudonyms: readonly string[]): Promise<CandidateContact[]> {
  const { rows } = await tx.query<CandidateContact>(
    `select x.pseudonym, e.no, p.name, u.name as "unitName", p.email, p.phone,
       exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = d.challenge_id) as "isInvited"
     from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join expert e on e.id = x.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id
     where x.draw_id = $1 and x.pseudonym = any($2) order by x.pseudonym`,
    [drawId, pseudonyms],
  );
  return rows;
}

export async function findExpertContacts(tx: Transaction, nos: readonly string[]): Promise<ExpertContact[]> {
  const { rows } = await tx.query<ExpertContact>(
    `select e.no, p.name, u.name as "unitName", p.email, p.phone from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id where e.no = any($1) order by e.no`,
    [nos],
  );
  return rows;
}
