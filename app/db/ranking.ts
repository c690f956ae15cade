import { getPool, type Transaction } from "./client.ts";

/** The frozen ranking of a challenge: the file's canonical text and its SHA-256. */
export interface FrozenFile {
  file: string;
  digest: string;
  frozenAt: string;
}

export async function insertFreeze(tx: Transaction, freeze: { challengeId: string; file: string; digest: string; frozenBy: string | null }): Promise<void> {
  await tx.query("insert into ranking_freeze (challenge_id, file, digest, frozen_by, frozen_at) values ($1, $2, $3, $4, app_now())", [freeze.challengeId, freeze.file, freeze.digest, freeze.frozenBy]);
}

/** The frozen file, or null before the freeze; `publishedOnly`: null until a result notice stands before the public. */
export async function readFreeze(challengeId: string, tx?: Transaction, publishedOnly = false): Promise<FrozenFile | null> {
  const { rows } = await (tx ?? getPool()).query<{ file: string; digest: string; frozenAt: Date }>(
    `select f.file, f.digest, f.frozen_at as "frozenAt" from ranking_freeze f where f.challenge_id = $1
       and (not $2 or exists (select from notice n where n.challenge_id = f.challenge_id and n.kind = 'result' and n.status in ('published', 'ended')))`,
    [challengeId, publishedOnly],
  );
  const row = rows[0];
  return row ? { file: row.file, digest: row.digest, frozenAt: row.frozenAt.toISOString() } : null;
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
export async function readProgress(challengeId: string): Promise<ProgressRow[]> {
  const { rows } = await getPool().query<ProgressRow>(
    `select b.id, b.no, b.review_code as code, u.name as "unitName",
       count(a.id) filter (where a.status = 'signed')::int as signed,
       count(a.id) filter (where a.status in ('invited', 'accepted', 'reviewing', 'signed', 'reopened'))::int as live
     from bid b join unit u on u.id = b.lead_unit_id left join review_assignment a on a.bid_id = b.id
     where b.challenge_id = $1 and b.status in ('formPassed', 'scored') group by b.id, u.name order by b.review_code, b.no`,
    [challengeId],
  );
  return rows;
}
