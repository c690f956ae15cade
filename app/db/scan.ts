import { lifecycles, type Noun } from "#app/domain/policy/nouns.ts";
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

/**
 * The events of the log that name a scan, of objects that have a policy: to keep and to open it is no record of it. Of the photographs
 * of a visit the log tells the number alone: their record is the visit's.
 */
export async function findScanRecords(digest: string): Promise<{ noun: Noun; objectId: string; kind: string }[]> {
  const { rows } = await getPool().query<{ noun: Noun; objectId: string; kind: string }>(
    `select distinct noun, object_id as "objectId", kind from (
       select noun, object_id, kind from audit_event where body like '%"scan"%' and replace(body::jsonb ->> 'scan', 'sha256:', '') = $1
       union all select noun, object_id, kind from audit_event where body like '%"scan"%' and replace(body::jsonb -> 'offline' ->> 'scan', 'sha256:', '') = $1
       union all select 'challenge', b.challenge_id, 'recordInspection' from site_visit v join bid b on b.id = v.bid_id where v.photos @> array[$1]
     ) e where noun = any($2) limit 100`,
    [digest, Object.keys(lifecycles)],
  );
  return rows;
}

/** Keeps a scan once, under the id it has then; `isNew` is false where the same file was there already. */
export async function insertScan(tx: Transaction, scan: { id: string; digest: string; label: Uint8Array; size: number; ciphertextDigest: string; addedBy: string | null }): Promise<{ id: string; isNew: boolean }> {
  const { id, digest, label, size, ciphertextDigest, addedBy } = scan;
  const { rowCount } = await tx.query("insert into paper_scan (id, digest, label, size, ciphertext_digest, added_by) values ($1, $2, $3, $4, $5, $6) on conflict (digest) do nothing", [id, digest, Buffer.from(label), size, ciphertextDigest, addedBy]);
  if (rowCount === 1) return { id, isNew: true };
  const { rows } = await tx.query<{ id: string }>("select id from paper_scan where digest = $1", [digest]);
  return { id: rows[0]!.id, isNew: false };
}

/** How often a person handed a scan in within a day, the same file again counted again: each was received and sealed. */
export async function countScansOfDay(personId: string, tx?: Transaction): Promise<number> {
  const { rows } = await (tx ?? getPool()).query<{ count: number }>("select count(*)::int as count from audit_event where kind = 'keepScan' and actor_id = $1 and at > app_now() - interval '1 day'", [personId]);
  return rows[0]!.count;
}

/** Nobody hands in two scans at once as far as counting goes: until the transaction ends. */
export async function lockScansOf(tx: Transaction, personId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('paperScan ' || $1))", [personId]);
}

/** Removes the scans that nobody has handed in since and that no record names; answers which. */
export async function dropUnnamedScans(tx: Transaction, before: Date): Promise<{ id: string; digest: string }[]> {
  const { rows } = await tx.query<{ id: string; digest: string }>("select id, digest from drop_unnamed_scans($1)", [before]);
  return rows;
}
