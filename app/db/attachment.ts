import type { AttachmentAccess, AttachmentReader } from "#app/domain/attachment/access.ts";
import type { AttachmentEntry } from "#app/domain/attachment/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The attachments of challenge `c` that everybody may know of, as JSON; part of the query of a page. */
export const attachmentsJson = `coalesce((select json_agg(json_build_object('number', f.number, 'name', f.name, 'access', f.access, 'size', f.size, 'addedAt', ${isoInstant("f.added_at")}, 'isHidden', f.identity is null) order by f.number)
  from challenge_attachment f where f.challenge_id = c.id and f.access <> 'internal' and f.removed_at is null), '[]')`;

/** All that stand, internal ones among them, with how often each was opened. */
export async function findAttachments(challengeId: string): Promise<(AttachmentEntry & { openings: number })[]> {
  const { rows } = await getPool().query<AttachmentEntry & { openings: number }>(
    `select f.number, f.name, f.access, f.size, ${isoInstant("f.added_at")} as "addedAt", f.identity is null as "isHidden", (select count(*)::int from attachment_reading r where r.attachment_id = f.id) as openings
     from challenge_attachment f where f.challenge_id = $1 and f.removed_at is null order by f.number`,
    [challengeId],
  );
  return rows;
}

export interface StoredAttachment {
  id: string;
  access: AttachmentAccess;
  name: string;
  size: number;
  ciphertextDigest: string | null;
  /** Encrypted; null while it is taken down. */
  identity: Uint8Array | null;
  /** What a takedown that nobody decided yet keeps of it, and that takedown's id. */
  kept: Uint8Array | null;
  takedownId: string | null;
}

export async function findAttachment(challengeId: string, number: number): Promise<StoredAttachment | null> {
  const { rows } = await getPool().query<StoredAttachment>(
    `select f.id, f.access, f.name, f.size, f.ciphertext_digest as "ciphertextDigest", f.identity, d.kept, d.id as "takedownId"
     from challenge_attachment f left join takedown d on d.challenge_id = f.challenge_id and d.target = 'attachment:' || f.number and d.status = 'hidden'
     where f.challenge_id = $1 and f.number = $2 and f.removed_at is null`,
    [challengeId, number],
  );
  return rows[0] ?? null;
}

/** Adds an attachment under the next number of its challenge, whose row the caller has locked; null when there are `most` already. */
export async function insertAttachment(tx: Transaction, most: number, file: { id: string; challengeId: string; access: AttachmentAccess; name: string; size: number; digest: string; identity: Uint8Array; ciphertextDigest: string; addedBy: string | null }): Promise<number | null> {
  const { rows } = await tx.query<{ number: number }>(
    `insert into challenge_attachment (id, challenge_id, number, access, name, size, digest, identity, ciphertext_digest, added_by)
     select $1, $2, coalesce(max(f.number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 from challenge_attachment f where f.challenge_id = $2 having count(*) filter (where f.removed_at is null) < $10 returning number`,
    [file.id, file.challengeId, file.access, file.name, file.size, file.digest, Buffer.from(file.identity), file.ciphertextDigest, file.addedBy, most],
  );
  return rows[0]?.number ?? null;
}

/** Takes an attachment out; its digest, or null where there is none. */
export async function removeAttachmentRow(tx: Transaction, challengeId: string, number: number): Promise<string | null> {
  const { rows } = await tx.query<{ digest: string }>("update challenge_attachment set removed_at = app_now() where challenge_id = $1 and number = $2 and removed_at is null returning digest", [challengeId, number]);
  return rows[0]?.digest ?? null;
}

export async function insertOpening(attachmentId: string, role: AttachmentReader, personId: string | null): Promise<void> {
  await getPool().query("insert into attachment_reading (attachment_id, role, person_id) values ($1, $2, $3)", [attachmentId, role, personId]);
}
