import type { KeptRevision } from "#app/domain/bid/draft-history.ts";
import { getPool, type Transaction } from "./client.ts";

/** A kept revision of a draft, still encrypted. */
export interface StoredRevision {
  revision: number;
  content: Buffer;
  savedAt: string;
  savedBy: string | null;
  restoredFrom: number | null;
  submittedAs: number[];
}

type RevisionRow = Omit<StoredRevision, "savedAt"> & { savedAt: Date };

const columns = `r.revision, r.content, r.saved_at as "savedAt", p.name as "savedBy", r.restored_from as "restoredFrom", r.submitted_as as "submittedAs"`;
const toStored = (row: RevisionRow): StoredRevision => ({ ...row, savedAt: row.savedAt.toISOString() });

/** The revisions before `before` (all when null), newest first, at most `most`. */
export async function findRevisions(bidId: string, before: number | null, most: number): Promise<StoredRevision[]> {
  const { rows } = await getPool().query<RevisionRow>(
    `select ${columns} from bid_draft_revision r left join person p on p.id = r.saved_by
     where r.bid_id = $1 and ($2::int is null or r.revision < $2) order by r.revision desc limit $3`,
    [bidId, before, most],
  );
  return rows.map(toStored);
}

export async function findRevision(bidId: string, revision: number): Promise<StoredRevision | null> {
  const { rows } = await getPool().query<RevisionRow>(`select ${columns} from bid_draft_revision r left join person p on p.id = r.saved_by where r.bid_id = $1 and r.revision = $2`, [bidId, revision]);
  return rows[0] ? toStored(rows[0]) : null;
}

/** The revision that a version of the bid was sealed from, while the history has it. */
export async function findSubmittedRevision(bidId: string, bidVersion: number): Promise<StoredRevision | null> {
  const { rows } = await getPool().query<RevisionRow>(
    `select ${columns} from bid_draft_revision r left join person p on p.id = r.saved_by where r.bid_id = $1 and r.submitted_as @> array[$2::int] order by r.revision desc limit 1`,
    [bidId, bidVersion],
  );
  return rows[0] ? toStored(rows[0]) : null;
}

/** What thinning must know, of all of them. */
export async function findRevisionTimes(tx: Transaction, bidId: string): Promise<{ now: string; kept: KeptRevision[] }> {
  const { rows } = await tx.query<{ revision: number; savedAt: Date; submittedAs: number[]; now: Date }>(
    `select revision, saved_at as "savedAt", submitted_as as "submittedAs", app_now() as now from bid_draft_revision where bid_id = $1`,
    [bidId],
  );
  return { now: (rows[0]?.now ?? new Date(0)).toISOString(), kept: rows.map(({ revision, savedAt, submittedAs }) => ({ revision, savedAt: savedAt.toISOString(), submittedAs })) };
}

export async function dropRevisions(tx: Transaction, bidId: string, revisions: readonly number[]): Promise<void> {
  await tx.query("delete from bid_draft_revision where bid_id = $1 and revision = any($2)", [bidId, revisions]);
}

/**
 * 清除草稿: nothing of the bid's text stays but the sealed envelope. The revision goes on counting, so that an open page
 * cannot save over it unseen. False when there was nothing.
 */
export async function eraseDraft(tx: Transaction, bidId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bid set draft = null, draft_revision = draft_revision + 1, draft_saved_at = null, submitted = null, submitted_revision = null
     where id = $1 and (draft is not null or submitted is not null)`,
    [bidId],
  );
  const history = await tx.query("delete from bid_draft_revision where bid_id = $1", [bidId]);
  const asides = await tx.query("delete from bid_draft_aside where bid_id = $1", [bidId]);
  return [rowCount, history.rowCount, asides.rowCount].some((count) => (count ?? 0) > 0);
}
