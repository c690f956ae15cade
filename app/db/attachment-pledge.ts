import type { PledgedReader } from "#app/domain/attachment/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** When this person pledged secrecy about the challenge; null for never. */
export async function findPledge(challengeId: string, personId: string): Promise<string | null> {
  const { rows } = await getPool().query<{ signedAt: string }>(`select ${isoInstant("signed_at")} as "signedAt" from secrecy_pledge where challenge_id = $1 and person_id = $2`, [challengeId, personId]);
  return rows[0]?.signedAt ?? null;
}

/** One person pledges once for a challenge; false where it was done. */
export async function insertPledge(tx: Transaction, pledge: { id: string; challengeId: string; unitId: string; personId: string; terms: string; scan: Uint8Array | null; scanDigest: string | null }): Promise<boolean> {
  const { id, challengeId, unitId, personId, terms, scan, scanDigest } = pledge;
  const { rowCount } = await tx.query(
    "insert into secrecy_pledge (id, challenge_id, unit_id, person_id, terms, scan, scan_digest) values ($1, $2, $3, $4, $5, $6, $7) on conflict (challenge_id, person_id) do nothing",
    [id, challengeId, unitId, personId, terms, scan && Buffer.from(scan), scanDigest],
  );
  return rowCount === 1;
}

/** Who pledged, the first one first, with what each opened. */
export async function findPledgedReaders(challengeId: string): Promise<PledgedReader[]> {
  const { rows } = await getPool().query<PledgedReader>(
    `select s.id, p.name, u.name as "unitName", ${isoInstant("s.signed_at")} as "signedAt", s.scan is not null as "isScan",
       coalesce((select json_agg(json_build_object('number', f.number, 'at', ${isoInstant("r.at")}) order by r.at) from attachment_reading r join challenge_attachment f on f.id = r.attachment_id
         where f.challenge_id = s.challenge_id and r.person_id = s.person_id and r.role = 'pledged'), '[]') as opened
     from secrecy_pledge s join person p on p.id = s.person_id join unit u on u.id = s.unit_id where s.challenge_id = $1 order by s.signed_at, s.id`,
    [challengeId],
  );
  return rows;
}

/** Name and unit of who signs. */
export async function findSigner(personId: string, unitId: string | null): Promise<{ personName: string; unitName: string | null }> {
  const { rows } = await getPool().query<{ personName: string; unitName: string | null }>('select p.name as "personName", (select u.name from unit u where u.id = $2) as "unitName" from person p where p.id = $1', [personId, unitId]);
  return rows[0]!;
}

/** A signed scan of this challenge as its row keeps it. */
export async function findPledgeScan(challengeId: string, pledgeId: string): Promise<{ scan: Uint8Array; scanDigest: string } | null> {
  const { rows } = await getPool().query<{ scan: Uint8Array; scanDigest: string }>('select scan, scan_digest as "scanDigest" from secrecy_pledge where challenge_id = $1 and id = $2 and scan is not null', [challengeId, pledgeId]);
  return rows[0] ?? null;
}
