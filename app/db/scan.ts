import { getPool, type Transaction } from "./client.ts";

/** A kept scan: its label (name and key, encrypted) and where its sealed file lies. */
export interface StoredScan {
  id: string;
  digest: string;
  label: Uint8Array;
  size: number;
  ciphertextDigest: string;
  addedBy: string | null;
  addedByName: string | null;
  addedAt: Date;
}

export async function findScan(digest: string): Promise<StoredScan | null> {
  const { rows } = await getPool().query<StoredScan>(
    `select s.id, s.digest, s.label, s.size, s.ciphertext_digest as "ciphertextDigest", s.added_by as "addedBy", p.name as "addedByName", s.added_at as "addedAt"
     from paper_scan s left join person p on p.id = s.added_by where s.digest = $1`,
    [digest],
  );
  return rows[0] ?? null;
}

/** Keeps a scan once: false where the same file is there already. */
export async function insertScan(tx: Transaction, scan: { id: string; digest: string; label: Uint8Array; size: number; ciphertextDigest: string; addedBy: string | null }): Promise<boolean> {
  const { id, digest, label, size, ciphertextDigest, addedBy } = scan;
  const { rowCount } = await tx.query("insert into paper_scan (id, digest, label, size, ciphertext_digest, added_by) values ($1, $2, $3, $4, $5, $6) on conflict (digest) do nothing", [id, digest, Buffer.from(label), size, ciphertextDigest, addedBy]);
  return rowCount === 1;
}

export async function countScansOfDay(personId: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from paper_scan where added_by = $1 and added_at > app_now() - interval '1 day'", [personId]);
  return rows[0]!.count;
}
