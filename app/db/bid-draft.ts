import { getPool, type Transaction } from "./client.ts";
import { together } from "./together.ts";

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
  bidId: string;
  revision: number;
  /** In which the bid must still be. */
  state: string;
  content: Uint8Array;
  savedBy: string | null;
  restoredFrom: number | null;
}

/** The longest may have a megabyte. */
const mostDrafts = 20;

// Locked in the order in which submissions are, so that two groups wait for each other instead of blocking.
const writeSql = `with asked as (
    select * from unnest($1::uuid[], $2::int[], $3::text[], $4::bytea[], $5::uuid[], $6::int[]) with ordinality a(id, revision, state, content, saved_by, restored_from, place)
  ), locked as (
    select id from bid where id = any($1) order by id for update
  ), saved as (
    update bid b set draft = a.content, draft_revision = b.draft_revision + 1, draft_saved_at = app_now()
    from asked a join locked l on l.id = a.id left join bid_correction k on k.bid_id = a.id, challenge c
    where b.id = l.id and c.id = b.challenge_id and b.draft_revision = a.revision and b.status = a.state
      and case b.status when 'correctionRequested' then k.corrected_at is null and app_now() < k.due_at
        else c.status = 'open' and app_now() < c.closes_at
          or c.status = 'closed' and exists (select from ticket t where t.bid_id = b.id and t.status = 'reopened' and app_now() < t.reopened_until) end
    returning a.place, b.id, b.draft_revision, b.draft_saved_at, a.content, a.saved_by, a.restored_from
  ), kept as (
    insert into bid_draft_revision (bid_id, revision, content, saved_at, saved_by, restored_from)
    select id, draft_revision, content, draft_saved_at, saved_by, restored_from from saved
  )
  select place::int, draft_saved_at as "savedAt" from saved`;

/**
 * Writes the next revision and keeps it in the history, if `revision` is the stored one and the draft may change by the
 * database's clock: bids are accepted, this one is opened again, or a correction runs. Answers the time, or null when nothing matched.
 */
export const writeDraft = together(mostDrafts, async (drafts: NextDraft[]): Promise<(string | null)[]> => {
  const { rows } = await getPool().query<{ place: number; savedAt: Date }>({
    name: "bid-drafts-write",
    text: writeSql,
    values: [
      drafts.map(({ bidId }) => bidId),
      drafts.map(({ revision }) => revision),
      drafts.map(({ state }) => state),
      drafts.map(({ content }) => Buffer.from(content)),
      drafts.map(({ savedBy }) => savedBy),
      drafts.map(({ restoredFrom }) => restoredFrom),
    ],
  });
  const saved = new Map(rows.map(({ place, savedAt }) => [place, savedAt.toISOString()]));
  return drafts.map((_draft, index) => saved.get(index + 1) ?? null);
});

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
