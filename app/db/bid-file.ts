import type { FileProblem, FileState } from "#app/domain/bid/file.ts";
import { getPool, type Transaction } from "./client.ts";

/** A file of a draft as stored; `label` and `uploadKey` are encrypted. Sizes in bytes. */
export interface StoredFile {
  id: string;
  bidId: string;
  status: FileState;
  label: Buffer;
  size: number | null;
  uploadKey: Buffer | null;
  problem: FileProblem | null;
  ciphertextDigest: string | null;
  /** In the newest version of the bid, unless that was withdrawn. */
  isSubmitted: boolean;
}

const fileSql = `select f.id, f.bid_id as "bidId", f.status, f.label, f.size::float8 as size, f.upload_key as "uploadKey", f.problem, f.ciphertext_digest as "ciphertextDigest",
    b.status <> 'withdrawn' and exists (select from bid_version_file w where w.bid_file_id = f.id
      and w.bid_version_id = (select v.id from bid_version v where v.bid_id = f.bid_id order by v.number desc limit 1)) as "isSubmitted"
  from bid_file f join bid b on b.id = f.bid_id`;

/** The files of a draft in the order in which they came. */
export async function findFiles(bidId: string, tx?: Transaction): Promise<StoredFile[]> {
  const { rows } = await (tx ?? getPool()).query<StoredFile>({ name: "bid-files", text: `${fileSql} where f.bid_id = $1 and f.removed_at is null order by f.added_at, f.id`, values: [bidId] });
  return rows;
}

/** A file that was not taken out of its draft. */
export async function findFile(id: string): Promise<StoredFile | null> {
  const { rows } = await getPool().query<StoredFile>(`${fileSql} where f.id = $1 and f.removed_at is null`, [id]);
  return rows[0] ?? null;
}

/** How many files the version that counts names. */
export async function countSubmittedFiles(bidId: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>({
    name: "submitted-files",
    text: `select count(*)::int as count from bid_version_file w join bid b on b.id = $1 and b.status <> 'withdrawn'
     where w.bid_version_id = (select v.id from bid_version v where v.bid_id = $1 order by v.number desc limit 1)`,
    values: [bidId],
  });
  return rows[0]!.count;
}

/** What a bid holds already, the bid's row locked so that two uploads count each other. */
export async function lockHeldFiles(tx: Transaction, bidId: string): Promise<{ count: number; bytes: number }> {
  await tx.query("select from bid where id = $1 for update", [bidId]);
  const { rows } = await tx.query<{ count: number; bytes: number }>(
    "select count(*)::int as count, coalesce(sum(size), 0)::float8 as bytes from bid_file where bid_id = $1 and removed_at is null and status <> 'refused'",
    [bidId],
  );
  return rows[0]!;
}

export async function insertFile(tx: Transaction, file: { id: string; bidId: string; label: Uint8Array; size: number | null; uploadKey: Uint8Array; addedBy: string }): Promise<void> {
  await tx.query("insert into bid_file (id, bid_id, label, size, upload_key, added_by) values ($1, $2, $3, $4, $5, $6)", [
    file.id,
    file.bidId,
    Buffer.from(file.label),
    file.size,
    Buffer.from(file.uploadKey),
    file.addedBy,
  ]);
}

/** Takes a whole upload to be checked; false when somebody did already. */
export async function claimForChecking(id: string, size: number, from: FileState): Promise<boolean> {
  const { rowCount } = await getPool().query("update bid_file set status = 'checking', size = $2 where id = $1 and status = $3 and removed_at is null", [id, size, from]);
  return rowCount === 1;
}

/** The upload has ended well: its key is destroyed with the same statement. False when it was taken out meanwhile. */
export async function writeSealed(id: string, sealed: { label: Uint8Array; ciphertextDigest: string; ciphertextSize: number }): Promise<boolean> {
  const { rowCount } = await getPool().query(
    "update bid_file set status = 'sealed', label = $2, ciphertext_digest = $3, ciphertext_size = $4, upload_key = null, sealed_at = app_now() where id = $1 and status = 'checking' and removed_at is null",
    [id, Buffer.from(sealed.label), sealed.ciphertextDigest, sealed.ciphertextSize],
  );
  return rowCount === 1;
}

/** What somebody should look at again stands in the label. */
export async function writeNoted(id: string, label: Uint8Array): Promise<void> {
  await getPool().query("update bid_file set label = $2 where id = $1 and status = 'sealed'", [id, Buffer.from(label)]);
}

export async function writeRefused(id: string, problem: FileProblem): Promise<void> {
  await getPool().query("update bid_file set status = 'refused', problem = $2, upload_key = null where id = $1 and status in ('uploading', 'checking')", [id, problem]);
}

/** Takes a file out of its draft: what was sealed is kept for the versions that name it, the rest is gone. */
export async function removeStoredFile(tx: Transaction, id: string): Promise<void> {
  await tx.query("update bid_file set removed_at = app_now() where id = $1 and status = 'sealed'", [id]);
  await tx.query("delete from bid_file where id = $1 and status <> 'sealed'", [id]);
}

/** Uploads that a stopped process left in the middle of their check, or whose end nobody noticed. */
export async function findUnfinished(): Promise<{ id: string; status: FileState; size: number | null }[]> {
  const { rows } = await getPool().query<{ id: string; status: FileState; size: number | null }>(
    "select id, status, size::float8 as size from bid_file where status in ('uploading', 'checking') and removed_at is null",
  );
  return rows;
}

/** Deletes uploads that nobody will come back for. */
export async function deleteAbandoned(ids: readonly string[]): Promise<number> {
  const { rowCount } = await getPool().query("delete from bid_file where id = any($1) and status in ('uploading', 'checking')", [ids]);
  return rowCount ?? 0;
}

/** Deletes files that were taken out and that no version names; answers their names on disk. */
export async function deleteRemoved(): Promise<string[]> {
  const { rows } = await getPool().query<{ digest: string }>(
    `delete from bid_file f where f.removed_at < app_now() - interval '1 hour' and not exists (select from bid_version_file w where w.bid_file_id = f.id)
     returning ciphertext_digest as digest`,
  );
  return rows.map(({ digest }) => digest);
}

/** Of these ids and digests, the ones that a row knows. */
export async function findKnown(ids: readonly string[], digests: readonly string[]): Promise<{ ids: Set<string>; digests: Set<string> }> {
  const [byId, byDigest] = await Promise.all([
    getPool().query<{ id: string }>("select id from bid_file where id::text = any($1) and status in ('uploading', 'checking')", [ids]),
    getPool().query<{ digest: string }>("select ciphertext_digest as digest from bid_file where ciphertext_digest = any($1) union all select ciphertext_digest from unit_evidence where ciphertext_digest = any($1) union all select ciphertext_digest from bid_opened_file where ciphertext_digest = any($1) union all select ciphertext_digest from challenge_attachment where ciphertext_digest = any($1) and removed_at is null union all select scan_digest from secrecy_pledge where scan_digest = any($1) union all select ciphertext_digest from paper_scan where ciphertext_digest = any($1)", [digests]),
  ]);
  return { ids: new Set(byId.rows.map(({ id }) => id)), digests: new Set(byDigest.rows.map(({ digest }) => digest)) };
}
