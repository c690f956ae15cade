import type { FileScan, OpenedFileProblem } from "#app/domain/bid/file.ts";
import { getPool, type Transaction } from "./client.ts";

/** A file that an opened manifest names; `entry` is encrypted for the evaluation. */
export interface StoredOpenedFile {
  position: number;
  entry: Buffer;
  problem: OpenedFileProblem | null;
  isChecked: boolean;
  isSupplement: boolean;
  /** When a supplement came. */
  suppliedAt: Date | null;
  scan: FileScan | null;
  scanFinding: string | null;
  release: { askedBy: string; name: string; reason: string; at: string } | null;
}

const columns = `position, entry, problem, checked_at is not null as "isChecked", supplement as "isSupplement", case when supplement then checked_at end as "suppliedAt", scan, scan_finding as "scanFinding",
  (select jsonb_build_object('askedBy', p.id, 'name', p.name, 'reason', release_reason, 'at', release_asked_at) from person p where p.id = release_asked_by) as release`;

export async function insertOpenedFile(tx: Transaction, bidId: string, file: { position: number; entry: Uint8Array; problem: OpenedFileProblem | null }): Promise<void> {
  await tx.query("insert into bid_opened_file (bid_id, position, entry, problem) values ($1, $2, $3, $4)", [bidId, file.position, Buffer.from(file.entry), file.problem]);
}

/** Adds a file that came after the opening, checked as it came, at the place that was free. */
export async function insertSupplement(tx: Transaction, bidId: string, file: { position: number; entry: Uint8Array; ciphertextDigest: string }): Promise<void> {
  await tx.query("insert into bid_opened_file (bid_id, position, entry, checked_at, supplement, ciphertext_digest) values ($1, $2, $3, app_now(), true, $4)", [bidId, file.position, Buffer.from(file.entry), file.ciphertextDigest]);
}

/** A file that the team was asked for again and has not brought yet. */
export async function insertAwaitedFile(tx: Transaction, bidId: string, file: { position: number; entry: Uint8Array }): Promise<void> {
  await tx.query("insert into bid_opened_file (bid_id, position, entry, problem, checked_at) values ($1, $2, $3, 'notSupplied', app_now())", [bidId, file.position, Buffer.from(file.entry)]);
}

/** It came, and its digest is the one that was sealed. */
export async function writeSuppliedFile(tx: Transaction, bidId: string, file: { position: number; entry: Uint8Array; ciphertextDigest: string }): Promise<void> {
  await tx.query("update bid_opened_file set entry = $3, problem = null, checked_at = app_now(), ciphertext_digest = $4 where bid_id = $1 and position = $2", [bidId, file.position, Buffer.from(file.entry), file.ciphertextDigest]);
}

export async function countAwaitedFiles(tx: Transaction, bidId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>("select count(*)::int as count from bid_opened_file where bid_id = $1 and problem = 'notSupplied'", [bidId]);
  return rows[0]!.count;
}

/** Takes a supplement out again; answers its name on disk, null where there is none. */
export async function deleteSupplement(tx: Transaction, bidId: string, position: number): Promise<string | null> {
  const { rows } = await tx.query<{ digest: string }>("delete from bid_opened_file where bid_id = $1 and position = $2 and supplement returning ciphertext_digest as digest", [bidId, position]);
  return rows[0]?.digest ?? null;
}

/** The opened files of a bid in the manifest's order. */
export async function findOpenedFiles(bidId: string, tx?: Transaction): Promise<StoredOpenedFile[]> {
  const { rows } = await (tx ?? getPool()).query<StoredOpenedFile>({ name: "opened-files", text: `select ${columns} from bid_opened_file where bid_id = $1 order by position`, values: [bidId] });
  return rows;
}

export async function findOpenedFile(bidId: string, position: number): Promise<StoredOpenedFile | null> {
  const { rows } = await getPool().query<StoredOpenedFile>(`select ${columns} from bid_opened_file where bid_id = $1 and position = $2`, [bidId, position]);
  return rows[0] ?? null;
}

export async function writeChecked(bidId: string, position: number, problem: OpenedFileProblem | null): Promise<void> {
  await getPool().query("update bid_opened_file set problem = $3, checked_at = app_now() where bid_id = $1 and position = $2", [bidId, position, problem]);
}

/** How many files each of these opened bids has; one without is not there. */
export async function countOpenedFiles(bidIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await getPool().query<{ bidId: string; files: number }>('select bid_id as "bidId", count(*)::int as files from bid_opened_file where bid_id = any($1) group by bid_id', [bidIds]);
  return new Map(rows.map(({ bidId, files }) => [bidId, files]));
}

/** What the scanner said of a file that nobody released meanwhile: a request to release it is void once something was found; `scan` null where it could not take this one. */
export async function writeScan(bidId: string, position: number, { scan, finding }: { scan: FileScan | null; finding: string | null }): Promise<void> {
  await getPool().query(
    `update bid_opened_file set scan = $3, scan_finding = $4, scanned_at = app_now(), release_asked_by = case when $3 = 'infected' then null else release_asked_by end,
       release_asked_at = case when $3 = 'infected' then null else release_asked_at end, release_reason = case when $3 = 'infected' then null else release_reason end
     where bid_id = $1 and position = $2 and scan is null`,
    [bidId, position, scan, finding],
  );
}

/** Opened files that nobody scanned and that can be read; what the scanner did not take is tried again after an hour. */
export async function findUnscanned(limit: number): Promise<{ bidId: string; position: number; entry: Buffer }[]> {
  const { rows } = await getPool().query<{ bidId: string; position: number; entry: Buffer }>(
    `select bid_id as "bidId", position, entry from bid_opened_file where scan is null and problem is null and (scanned_at is null or scanned_at < app_now() - interval '1 hour') order by bid_id, position limit $1`,
    [limit],
  );
  return rows;
}

export async function lockOpenedFile(tx: Transaction, bidId: string, position: number): Promise<StoredOpenedFile | null> {
  const { rows } = await tx.query<StoredOpenedFile>(`select ${columns} from bid_opened_file where bid_id = $1 and position = $2 for update`, [bidId, position]);
  return rows[0] ?? null;
}

export async function writeReleaseAsked(tx: Transaction, bidId: string, position: number, { by, reason }: { by: string; reason: string }): Promise<void> {
  await tx.query("update bid_opened_file set release_asked_by = $3, release_reason = $4, release_asked_at = app_now() where bid_id = $1 and position = $2", [bidId, position, by, reason]);
}

export async function writeReleased(tx: Transaction, bidId: string, position: number, by: string): Promise<void> {
  await tx.query("update bid_opened_file set scan = 'released', released_by = $3, released_at = app_now() where bid_id = $1 and position = $2", [bidId, position, by]);
}
