import type { ResupplyView } from "#app/domain/bid/resupply.ts";
import { getPool, type Transaction } from "./client.ts";

/** Asks for the content of a bid: until `hours` from now, the database's clock. Answers the end as ISO. */
export async function insertResupply(tx: Transaction, asked: { bidId: string; isKeyLost: boolean; reason: string; askedBy: string | null; hours: number }): Promise<string> {
  const { rows } = await tx.query<{ until: Date }>(
    `insert into bid_resupply (bid_id, is_key_lost, reason, asked_by, due_at) values ($1, $2, $3, $4, date_trunc('second', app_now() + $5 * interval '1 hour')) returning due_at as until`,
    [asked.bidId, asked.isKeyLost, asked.reason, asked.askedBy, asked.hours],
  );
  return rows[0]!.until.toISOString();
}

interface Row {
  isKeyLost: boolean;
  reason: string;
  askedAt: Date;
  dueAt: Date;
  suppliedAt: Date | null;
  confirmedAt: Date | null;
  openedAt: Date | null;
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

/** What a team was asked for and what became of it; null for a bid of the plain course. */
export async function findResupply(bidId: string): Promise<ResupplyView | null> {
  const { rows } = await getPool().query<Row>({
    name: "resupply",
    text: `select is_key_lost as "isKeyLost", reason, asked_at as "askedAt", due_at as "dueAt", supplied_at as "suppliedAt", confirmed_at as "confirmedAt", opened_at as "openedAt" from bid_resupply where bid_id = $1`,
    values: [bidId],
  });
  const row = rows[0];
  return row ? { ...row, askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString(), suppliedAt: iso(row.suppliedAt), confirmedAt: iso(row.confirmedAt), openedAt: iso(row.openedAt) } : null;
}

/** Holds the row until commit: whether the time is over by the database's clock, and what came. */
export async function lockResupply(tx: Transaction, bidId: string): Promise<{ isOver: boolean; content: Buffer | null } | null> {
  const { rows } = await tx.query<{ isOver: boolean; content: Buffer | null }>('select app_now() >= due_at as "isOver", content from bid_resupply where bid_id = $1 for update', [bidId]);
  return rows[0] ?? null;
}

export async function writeSupplied(tx: Transaction, bidId: string, supplied: { content: Uint8Array; suppliedBy: string | null }): Promise<void> {
  await tx.query("update bid_resupply set content = $2, supplied_by = $3, supplied_at = app_now() where bid_id = $1", [bidId, Buffer.from(supplied.content), supplied.suppliedBy]);
}

export async function writeConfirmed(tx: Transaction, bidId: string, confirmedBy: string | null): Promise<void> {
  await tx.query("update bid_resupply set confirmed_by = $2, confirmed_at = app_now() where bid_id = $1", [bidId, confirmedBy]);
}

/** It was opened: the copy for that goes, the content stands with the evaluation from here on. */
export async function writeLetIn(tx: Transaction, bidId: string, openedBy: string | null): Promise<void> {
  await tx.query("update bid_resupply set opened_by = $2, opened_at = app_now(), content = null where bid_id = $1", [bidId, openedBy]);
}

/** Bids whose team brought nothing in time. */
export async function findOverdueResupplies(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>("select b.id from bid b join bid_resupply r on r.bid_id = b.id where b.status = 'contentAsked' and app_now() >= r.due_at order by b.no");
  return rows.map(({ id }) => id);
}

/** The review codes that bids of a challenge have, and how many bids count. */
export async function readReviewCodes(tx: Transaction, challengeId: string): Promise<{ used: string[]; bids: number }> {
  const { rows } = await tx.query<{ used: string[]; bids: number }>(
    "select coalesce(array_agg(review_code) filter (where review_code is not null), '{}') as used, count(*)::int as bids from bid where challenge_id = $1 and status not in ('draft', 'withdrawn')",
    [challengeId],
  );
  return rows[0]!;
}
