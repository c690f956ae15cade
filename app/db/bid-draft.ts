import { getPool, type Transaction } from "./client.ts";

/** A stored draft: encrypted, with its revision. `content` is null before the first save. */
export interface StoredDraft {
  content: Buffer | null;
  revision: number;
  savedAt: string | null;
  submitted: Buffer | null;
  submittedRevision: number | null;
}

export async function readDraft(bidId: string, tx?: Transaction): Promise<StoredDraft> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredDraft, "savedAt"> & { savedAt: Date | null }>({
    name: "bid-draft",
    text: `select draft as content, draft_revision as revision, draft_saved_at as "savedAt", submitted, submitted_revision as "submittedRevision" from bid where id = $1`,
    values: [bidId],
  });
  const row = rows[0]!;
  return { ...row, savedAt: row.savedAt?.toISOString() ?? null };
}

/** The next revision of a draft: on top of which one, by whom, and what it brings back. */
export interface NextDraft {
  revision: number;
  states: readonly string[];
  content: Uint8Array;
  savedBy: string | null;
  restoredFrom: number | null;
}

/**
 * Writes the next revision and keeps it in the history, if `revision` is the stored one and the draft may change by the
 * database's clock: bids are accepted, this one is opened again, or a correction runs. Answers the time, or null when nothing matched.
 */
export async function writeDraft(bidId: string, next: NextDraft): Promise<string | null> {
  const { rows } = await getPool().query<{ savedAt: Date }>({
    name: "bid-draft-write",
    text: `with saved as (
       update bid b set draft = $3, draft_revision = b.draft_revision + 1, draft_saved_at = app_now()
       from challenge c left join bid_correction k on k.bid_id = $1
       where b.id = $1 and c.id = b.challenge_id and b.draft_revision = $2 and b.status = any($4)
         and case b.status when 'correctionRequested' then k.corrected_at is null and app_now() < k.due_at
           else c.status = 'open' and app_now() < c.closes_at
             or c.status = 'closed' and exists (select from ticket t where t.bid_id = b.id and t.status = 'reopened' and app_now() < t.reopened_until) end
       returning b.draft_revision, b.draft_saved_at
     ), kept as (
       insert into bid_draft_revision (bid_id, revision, content, saved_at, saved_by, restored_from)
       select $1, draft_revision, $3, draft_saved_at, $5, $6 from saved
     )
     select draft_saved_at as "savedAt" from saved`,
    values: [bidId, next.revision, Buffer.from(next.content), next.states, next.savedBy, next.restoredFrom],
  });
  return rows[0]?.savedAt.toISOString() ?? null;
}

/** Starts the draft anew whatever stood there: a correction begins from what was opened. */
export async function resetDraft(tx: Transaction, bidId: string, revision: number, content: Uint8Array): Promise<void> {
  await tx.query(
    `with saved as (update bid set draft = $3, draft_revision = $2, draft_saved_at = app_now() where id = $1 returning draft_saved_at)
     insert into bid_draft_revision (bid_id, revision, content, saved_at) select $1, $2, $3, draft_saved_at from saved`,
    [bidId, revision, Buffer.from(content)],
  );
}

/** Keeps what somebody typed on top of an older draft; the latest such text of a person counts. */
export async function keepAside(tx: Transaction, aside: { bidId: string; personId: string; baseRevision: number; content: Uint8Array }): Promise<void> {
  await tx.query(
    `insert into bid_draft_aside (bid_id, person_id, base_revision, content) values ($1, $2, $3, $4)
     on conflict (bid_id, person_id) do update set base_revision = excluded.base_revision, content = excluded.content, kept_at = app_now()`,
    [aside.bidId, aside.personId, aside.baseRevision, Buffer.from(aside.content)],
  );
}

export async function readAside(bidId: string, personId: string, tx?: Transaction): Promise<{ content: Buffer; baseRevision: number; keptAt: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ content: Buffer; baseRevision: number; keptAt: Date }>(
    `select content, base_revision as "baseRevision", kept_at as "keptAt" from bid_draft_aside where bid_id = $1 and person_id = $2`,
    [bidId, personId],
  );
  const row = rows[0];
  return row ? { ...row, keptAt: row.keptAt.toISOString() } : null;
}

export async function dropAside(tx: Transaction, bidId: string, personId: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from bid_draft_aside where bid_id = $1 and person_id = $2", [bidId, personId]);
  return rowCount === 1;
}
