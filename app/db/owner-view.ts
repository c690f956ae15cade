import { z } from "zod";
import type { OwnerView } from "#app/domain/review/owner-view.ts";
import { getPool, type Transaction } from "./client.ts";

const ofBids = z.array(z.strictObject({ bidId: z.string(), words: z.string() }));

export interface StoredOwnerView extends OwnerView {
  scan: string;
  bids: { bidId: string; words: string }[];
}

/** The latest 需求方意见 of a challenge, or null. */
export async function findOwnerView(challengeId: string): Promise<StoredOwnerView | null> {
  const { rows } = await getPool().query<Omit<StoredOwnerView, "recordedAt" | "bids"> & { bids: unknown; recordedAt: Date }>(
    'select revision, scan, words, bids, recorded_at as "recordedAt" from owner_view where challenge_id = $1 order by revision desc limit 1',
    [challengeId],
  );
  const row = rows[0];
  return row ? { ...row, bids: ofBids.parse(row.bids), recordedAt: row.recordedAt.toISOString() } : null;
}

/** Appends a revision, and with it the item has an owner's view; false when another one came in between. */
export async function insertOwnerView(tx: Transaction, challengeId: string, view: Pick<StoredOwnerView, "revision" | "scan" | "words" | "bids"> & { recordedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into owner_view (challenge_id, revision, scan, words, bids, recorded_by)
     select $1, $2, $3, $4, $5, $6 where $2 = 1 + coalesce((select max(revision) from owner_view where challenge_id = $1), 0) on conflict do nothing`,
    [challengeId, view.revision, view.scan, view.words, JSON.stringify(view.bids), view.recordedBy],
  );
  if (rowCount === 1) await tx.query("update challenge set owner_opinion = $2 where id = $1", [challengeId, view.scan]);
  return rowCount === 1;
}
