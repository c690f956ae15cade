import type { VoidedRanking } from "#app/domain/review/ranking-view.ts";
import { getPool, type Transaction } from "./client.ts";
import { liveSql } from "./live-tasks.ts";

/** The frozen ranking of a challenge: the file's canonical text and its SHA-256. */
export interface FrozenFile {
  /** Counted from 1. */
  version: number;
  file: string;
  digest: string;
  frozenAt: string;
}

export async function insertFreeze(tx: Transaction, freeze: { challengeId: string; file: string; digest: string; frozenBy: string | null }): Promise<void> {
  await tx.query(
    `insert into ranking_freeze (challenge_id, version, file, digest, frozen_by, frozen_at)
     values ($1, (select coalesce(max(version), 0) + 1 from ranking_freeze where challenge_id = $1), $2, $3, $4, app_now())`,
    [freeze.challengeId, freeze.file, freeze.digest, freeze.frozenBy],
  );
}

/** That a fixed ranking counts no more, and why. */
export async function insertVoiding(tx: Transaction, voiding: { challengeId: string; version: number; reason: string; voidedBy: string | null }): Promise<void> {
  await tx.query("insert into ranking_voiding (challenge_id, version, reason, voided_by) values ($1, $2, $3, $4)", [voiding.challengeId, voiding.version, voiding.reason, voiding.voidedBy]);
}

/** The rankings of a challenge that were fixed and fell, the latest first. */
export async function findVoidedRankings(challengeId: string): Promise<VoidedRanking[]> {
  const { rows } = await getPool().query<Omit<VoidedRanking, "frozenAt" | "voidedAt"> & { frozenAt: Date; voidedAt: Date }>(
    `select f.version, f.digest, f.frozen_at as "frozenAt", v.voided_at as "voidedAt",
       coalesce((select n.body ->> 'reason' from notice n where n.challenge_id = v.challenge_id and n.kind = 'voiding' and (n.body ->> 'rankingVersion')::int = v.version), v.reason) as reason from ranking_voiding v
       join ranking_freeze f on f.challenge_id = v.challenge_id and f.version = v.version where v.challenge_id = $1 order by v.version desc`,
    [challengeId],
  );
  return rows.map(({ frozenAt, voidedAt, ...row }) => ({ ...row, frozenAt: frozenAt.toISOString(), voidedAt: voidedAt.toISOString() }));
}

/** The file of a ranking that fell, as it was hashed, or null. */
export async function readVoidedFile(challengeId: string, version: number): Promise<string | null> {
  const { rows } = await getPool().query<{ file: string }>("select f.file from ranking_freeze f join ranking_voiding v on v.challenge_id = f.challenge_id and v.version = f.version where f.challenge_id = $1 and f.version = $2", [challengeId, version]);
  return rows[0]?.file ?? null;
}

/** The frozen file that counts, or null before the freeze and while one that fell is not followed by another; `publishedOnly`: null until a result notice stands before the public. */
export async function readFreeze(challengeId: string, tx?: Transaction, publishedOnly = false): Promise<FrozenFile | null> {
  const { rows } = await (tx ?? getPool()).query<{ version: number; file: string; digest: string; frozenAt: Date }>(
    `select f.version, f.file, f.digest, f.frozen_at as "frozenAt" from ranking_freeze f where f.challenge_id = $1
       and not exists (select from ranking_voiding v where v.challenge_id = f.challenge_id and v.version = f.version)
       and (not $2 or exists (select from notice n where n.challenge_id = f.challenge_id and n.kind = 'result' and n.status in ('published', 'ended')))`,
    [challengeId, publishedOnly],
  );
  const row = rows[0];
  return row ? { ...row, frozenAt: row.frozenAt.toISOString() } : null;
}

/** A stage that ended: its ranking file, none where nothing was marked, and who went on. */
export interface StageEnd {
  stage: number;
  digest: string | null;
  advanced: string[];
  endedAt: string;
}

export async function insertStageEnd(tx: Transaction, end: { challengeId: string; stage: number; file: string | null; digest: string | null; advanced: readonly string[]; endedBy: string | null }): Promise<void> {
  await tx.query("insert into review_stage_end (challenge_id, stage, file, digest, advanced, ended_by) values ($1, $2, $3, $4, $5, $6)", [end.challengeId, end.stage, end.file, end.digest, end.advanced, end.endedBy]);
}

export async function findStageEnds(challengeId: string, tx?: Transaction): Promise<StageEnd[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StageEnd, "endedAt"> & { endedAt: Date }>('select stage, digest, advanced, ended_at as "endedAt" from review_stage_end where challenge_id = $1 order by stage', [challengeId]);
  return rows.map((row) => ({ ...row, endedAt: row.endedAt.toISOString() }));
}

/** Takes the review of a challenge on to a stage, and with it the bids that go on. */
export async function enterStage(tx: Transaction, challengeId: string, stage: number, bidIds: readonly string[]): Promise<void> {
  await tx.query("update challenge set review_stage = $2 where id = $1", [challengeId, stage]);
  await tx.query("update bid set review_stage = $2 where id = any($1)", [bidIds, stage]);
}

export interface ProgressRow {
  id: string;
  no: string;
  code: string | null;
  unitName: string;
  signed: number;
  live: number;
}

/** How many judge each bid and how many have signed; no expert, no value. */
export async function readProgress(challengeId: string, tx?: Transaction): Promise<ProgressRow[]> {
  const { rows } = await (tx ?? getPool()).query<ProgressRow>(
    `select b.id, b.no, b.review_code as code, u.name as "unitName",
       count(a.id) filter (where a.status = 'signed')::int as signed,
       count(a.id) filter (where a.status in ${liveSql})::int as live
     from bid b join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id left join review_assignment a on a.bid_id = b.id and a.stage = c.review_stage
     where b.challenge_id = $1 and b.status in ('formPassed', 'scored') and b.review_stage = c.review_stage and b.missed_stage is null group by b.id, u.name order by b.review_code, b.no`,
    [challengeId],
  );
  return rows;
}
