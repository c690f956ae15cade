import type { WaitingDraw } from "#app/domain/review/draw/draw-view.ts";
import type { ExpertKind } from "#app/domain/review/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { awaySql, usesSql } from "./expert-bank.ts";

export interface DrawableExpert {
  id: string;
  kind: ExpertKind;
  local: boolean;
}

/** Experts who can be drawn for a challenge: active, not away or suspended, below their yearly cap, of the kind and field, without a conflict on any of the bids, and never asked here. */
export async function findDrawable(tx: Transaction, challengeId: string, bidIds: readonly string[], wanted: { kind: ExpertKind; field: string | null }): Promise<DrawableExpert[]> {
  const { rows } = await tx.query<DrawableExpert>(
    `with conflict as materialized (select f.expert_id from unnest($2::uuid[]) as t(bid) cross join lateral conflicts_of_bid(t.bid, null) f)
     select e.id, e.kind, e.local from expert e join person p on p.id = e.person_id
     where p.disabled_at is null and e.suspended_at is null and not ${awaySql} and ${usesSql} < e.yearly_cap and e.kind = $3 and ($4::text is null or e.fields @> array[$4])
       and not exists (select from conflict x where x.expert_id = e.id)
       and not exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = $1)
     order by e.no`,
    [challengeId, bidIds, wanted.kind, wanted.field],
  );
  return rows;
}

export interface StoredDraw {
  id: string;
  plan: string;
  commitment: string;
  poolDigest: string;
  secret: Uint8Array;
  reason: string | null;
  preparedBy: string | null;
  preparedAt: string;
  /** Null until the witness spoke. */
  result: { witnessNumber: string; record: string; digest: string; drawnAt: string } | null;
}

/** The draws of a challenge, the latest first. */
export async function findDraws(challengeId: string, tx?: Transaction): Promise<StoredDraw[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredDraw, "preparedAt" | "result"> & { preparedAt: Date; witnessNumber: string | null; record: string; digest: string; drawnAt: Date }>(
    `select d.id, d.plan, d.commitment, d.pool_digest as "poolDigest", d.secret, d.reason, d.prepared_by as "preparedBy", d.prepared_at as "preparedAt",
       r.witness_number as "witnessNumber", r.record, r.digest, r.drawn_at as "drawnAt"
     from expert_draw d left join expert_draw_result r on r.draw_id = d.id where d.challenge_id = $1 order by d.id desc`,
    [challengeId],
  );
  return rows.map(({ witnessNumber, record, digest, drawnAt, preparedAt, ...draw }) => ({
    ...draw,
    preparedAt: preparedAt.toISOString(),
    result: witnessNumber === null ? null : { witnessNumber, record, digest, drawnAt: drawnAt.toISOString() },
  }));
}

export async function insertDraw(tx: Transaction, draw: { id: string; challengeId: string; plan: string; commitment: string; poolDigest: string; secret: Uint8Array; reason: string | null; preparedBy: string | null; preparedAt: string }): Promise<void> {
  await tx.query("insert into expert_draw (id, challenge_id, plan, commitment, pool_digest, secret, reason, prepared_by, prepared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [
    draw.id,
    draw.challengeId,
    draw.plan,
    draw.commitment,
    draw.poolDigest,
    draw.secret,
    draw.reason,
    draw.preparedBy,
    draw.preparedAt,
  ]);
}

export async function insertDrawCandidates(tx: Transaction, drawId: string, candidates: readonly { pseudonym: string; expertId: string }[]): Promise<void> {
  await tx.query("insert into expert_draw_candidate (draw_id, pseudonym, expert_id) select $1, * from unnest($2::text[], $3::uuid[])", [drawId, candidates.map(({ pseudonym }) => pseudonym), candidates.map(({ expertId }) => expertId)]);
}

export async function insertDrawResult(tx: Transaction, result: { drawId: string; witnessNumber: string; record: string; digest: string; drawnBy: string | null; drawnAt: string }): Promise<void> {
  await tx.query("insert into expert_draw_result (draw_id, witness_number, record, digest, drawn_by, drawn_at) values ($1, $2, $3, $4, $5, $6)", [result.drawId, result.witnessNumber, result.record, result.digest, result.drawnBy, result.drawnAt]);
}

export interface NamedCandidate {
  drawId: string;
  pseudonym: string;
  no: string;
  name: string;
  unitName: string;
  isInvited: boolean;
}

/** Who stands behind the pseudonyms of a challenge's draws. */
export async function findDrawNames(challengeId: string): Promise<NamedCandidate[]> {
  const { rows } = await getPool().query<NamedCandidate>(
    `select x.draw_id as "drawId", x.pseudonym, e.no, p.name, u.name as "unitName",
       exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = d.challenge_id) as "isInvited"
     from expert_draw d join expert_draw_candidate x on x.draw_id = d.id join expert e on e.id = x.expert_id join person p on p.id = e.person_id join unit u on u.id = e.unit_id
     where d.challenge_id = $1`,
    [challengeId],
  );
  return rows;
}

/** Draws of rounds whose latest one waits for the witness. */
export async function findWaitingDraws(rounds: "all" | readonly string[], closed: readonly string[]): Promise<WaitingDraw[]> {
  const { rows } = await getPool().query<{ no: string; title: string; preparedAt: Date }>(
    `select c.no, c.title, d.prepared_at as "preparedAt" from challenge c
       join lateral (select * from expert_draw d where d.challenge_id = c.id order by d.id desc limit 1) d on true
     where ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) and not exists (select from expert_draw_result r where r.draw_id = d.id) order by d.prepared_at`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows.map(({ preparedAt, ...row }) => ({ ...row, preparedAt: preparedAt.toISOString() }));
}
