import { getPool, type Transaction } from "./client.ts";
import { isMobile } from "./mobile.ts";

/** An answer of a member as stored; `details` (who, how) is encrypted. */
export interface StoredConfirmation {
  unitDigest: string;
  blockDigest: string;
  answer: "confirmed" | "declined";
  details: Buffer;
  at: string;
}

/** All answers to a bid, the newest first. */
export async function findConfirmations(bidId: string, tx?: Transaction): Promise<StoredConfirmation[]> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredConfirmation, "at"> & { at: Date }>(
    `select unit_digest as "unitDigest", block_digest as "blockDigest", answer, details, at from bid_confirmation where bid_id = $1 order by at desc, id desc`,
    [bidId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function insertConfirmation(tx: Transaction, bidId: string, given: Omit<StoredConfirmation, "at" | "details"> & { details: Uint8Array }): Promise<void> {
  await tx.query("insert into bid_confirmation (bid_id, unit_digest, block_digest, answer, details) values ($1, $2, $3, $4, $5)", [bidId, given.unitDigest, given.blockDigest, given.answer, Buffer.from(given.details)]);
}

/** Asks units (by digest) to confirm; one that was asked stays as it is. */
export async function askMembers(tx: Transaction, bid: { id: string; challengeId: string }, unitDigests: readonly string[]): Promise<void> {
  await tx.query("insert into bid_member_request (bid_id, challenge_id, unit_digest) select $1, $2, d from unnest($3::text[]) as u(d) on conflict do nothing", [bid.id, bid.challengeId, unitDigests]);
}

/** A unit is no longer of the bid. */
export async function forgetMember(tx: Transaction, bidId: string, unitDigest: string): Promise<void> {
  await tx.query("delete from bid_member_request where bid_id = $1 and unit_digest = $2", [bidId, unitDigest]);
}

export async function findRequests(bidId: string, tx?: Transaction): Promise<{ unitDigest: string; remindedAt: string | null }[]> {
  const { rows } = await (tx ?? getPool()).query<{ unitDigest: string; remindedAt: Date | null }>('select unit_digest as "unitDigest", reminded_at as "remindedAt" from bid_member_request where bid_id = $1', [bidId]);
  return rows.map((row) => ({ ...row, remindedAt: row.remindedAt?.toISOString() ?? null }));
}

/** Ids of the submitted bids of a challenge that ever asked another unit. */
export async function findBidsWithMembers(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>("select distinct b.id from bid b join bid_member_request r on r.bid_id = b.id where b.challenge_id = $1 and b.status = 'submitted' order by b.id", [challengeId]);
  return rows.map(({ id }) => id);
}

/** Notes a reminder unless there was one in the last hours; false when it is too soon. */
export async function noteReminder(tx: Transaction, bidId: string, unitDigest: string, hours: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update bid_member_request set reminded_at = app_now() where bid_id = $1 and unit_digest = $2 and (reminded_at is null or reminded_at <= app_now() - make_interval(hours => $3))",
    [bidId, unitDigest, hours],
  );
  return rowCount === 1;
}

/** Gives a new one-time link; an earlier one is void with it. */
export async function writeLink(tx: Transaction, bidId: string, unitDigest: string, tokenDigest: string, hours: number): Promise<string> {
  const { rows } = await tx.query<{ at: Date }>(
    `update bid_member_request set token_digest = $3, token_expires_at = app_now() + make_interval(hours => $4), token_used_at = null
     where bid_id = $1 and unit_digest = $2 returning token_expires_at as at`,
    [bidId, unitDigest, tokenDigest, hours],
  );
  return rows[0]!.at.toISOString();
}

/** The request behind a link that still works. */
export async function findLink(tokenDigest: string, tx?: Transaction): Promise<{ bidId: string; unitDigest: string } | null> {
  const { rows } = await (tx ?? getPool()).query<{ bidId: string; unitDigest: string }>(
    `select bid_id as "bidId", unit_digest as "unitDigest" from bid_member_request where token_digest = $1 and token_used_at is null and token_expires_at > app_now()`,
    [tokenDigest],
  );
  return rows[0] ?? null;
}

/** Uses a link up; false when somebody was first. */
export async function useLink(tx: Transaction, tokenDigest: string): Promise<boolean> {
  const { rowCount } = await tx.query("update bid_member_request set token_used_at = app_now() where token_digest = $1 and token_used_at is null and token_expires_at > app_now()", [tokenDigest]);
  return rowCount === 1;
}

/** Challenges in which units were asked. */
export async function findAskedChallenges(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>("select distinct challenge_id as id from bid_member_request");
  return rows.map(({ id }) => id);
}

/** Bids whose members these digests are. */
export async function findBidsAsking(unitDigests: readonly string[]): Promise<{ bidId: string; unitDigest: string }[]> {
  if (unitDigests.length === 0) return [];
  const { rows } = await getPool().query<{ bidId: string; unitDigest: string }>('select bid_id as "bidId", unit_digest as "unitDigest" from bid_member_request where unit_digest = any($1) order by asked_at desc', [unitDigests]);
  return rows;
}

/** Credit codes of units by id. */
export async function findUsccs(unitIds: readonly string[]): Promise<{ id: string; uscc: string; name: string }[]> {
  const { rows } = await getPool().query<{ id: string; uscc: string; name: string }>("select id, uscc, name from unit where id = any($1)", [unitIds]);
  return rows;
}

/** The administrators of a unit with an address or a mobile number, who are reminded. */
export async function findUnitAdministrators(tx: Transaction, uscc: string): Promise<{ id: string; name: string; email: string | null; phone: string | null; unitName: string }[]> {
  const { rows } = await tx.query<{ id: string; name: string; email: string | null; phone: string | null; unitName: string }>(
    `select p.id, p.name, p.email, case when ${isMobile("p.phone")} then p.phone end as phone, u.name as "unitName"
     from unit u join unit_member m on m.unit_id = u.id and m.administrator join person p on p.id = m.person_id
     where u.uscc = $1 and p.disabled_at is null order by p.id`,
    [uscc],
  );
  return rows;
}
