import type { ShortlistedBid } from "#app/domain/award/shortlist.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** A bid that was put before the demand owner (提请需求方确认). */
export interface StoredShortlisted extends Omit<ShortlistedBid, "isLate"> {
  id: string;
  bidId: string;
}

/** Those of an item, by number: the order tells nothing of the ranking. */
export async function findShortlist(challengeId: string, tx?: Transaction): Promise<StoredShortlisted[]> {
  const { rows } = await (tx ?? getPool()).query<StoredShortlisted>(
    `select s.id, s.bid_id as "bidId", b.no as "bidNo", u.name as "unitName", s.status, s.reason, s.times, s.due_on::text as "dueOn", s.extended as "isExtended", s.told as "isTold", s.words, b.status in ('formPassed', 'scored') as "isReadable", ${isoInstant("s.said_at")} as "saidAt",
       exists (select from audit_event e where e.noun = 'shortlist' and e.object_id = s.id and e.kind in ('confirm', 'agree', 'veto') and e.offline) as "isOffline"
     from shortlist s join bid b on b.id = s.bid_id join unit u on u.id = b.lead_unit_id where s.challenge_id = $1 order by b.no`,
    [challengeId],
  );
  return rows;
}

export async function insertShortlisted(tx: Transaction, { challengeId, bidId, reason, dueOn }: { challengeId: string; bidId: string; reason: string; dueOn: string }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into shortlist (challenge_id, bid_id, reason, due_on) values ($1, $2, $3, $4) returning id", [challengeId, bidId, reason, dueOn]);
  return rows[0]!.id;
}

/** Put before the owner once more; what it said stays until it speaks again. Only a term that begins anew can be made longer anew. */
export async function renewShortlisted(tx: Transaction, id: string, { reason, dueOn, isNewTerm }: { reason: string; dueOn: string; isNewTerm: boolean }): Promise<void> {
  await tx.query("update shortlist set reason = $2, due_on = $3, times = times + 1, extended = extended and not $4 where id = $1", [id, reason, dueOn, isNewTerm]);
}

export async function prolongShortlisted(tx: Transaction, id: string, dueOn: string): Promise<void> {
  await tx.query("update shortlist set due_on = $2, extended = true where id = $1", [id, dueOn]);
}

export async function markOwnerTold(tx: Transaction, ids: readonly string[], isTold: boolean): Promise<void> {
  await tx.query("update shortlist set told = $2 where id = any($1)", [ids, isTold]);
}

export async function keepOwnerWord(tx: Transaction, id: string, words: string): Promise<void> {
  await tx.query("update shortlist set words = $2, said_at = app_now() where id = $1", [id, words]);
}

export interface OwnerMatter {
  no: string;
  title: string;
  /** 供需对接, else 需求方确认. */
  isMatching: boolean;
  /** Asked by a joint owner: it reads, the one who leads answers. */
  isJoint: boolean;
  count: number;
  due: string;
}

/** Items whose bids wait for the word of one of these units, or of the one that leads them. */
export async function findOwnerMatters(unitIds: readonly string[]): Promise<OwnerMatter[]> {
  const { rows } = await getPool().query<OwnerMatter>(
    `select c.no, c.title, c.status = 'matching' as "isMatching", c.owner_unit_id <> all($1) as "isJoint", count(*)::int as count, min(s.due_on)::text as due from shortlist s join challenge c on c.id = s.challenge_id
     where s.status = 'proposed' and c.status in ('matching', 'ranked') and (c.owner_unit_id = any($1) or c.co_owner_ids && $1) group by c.id order by c.no`,
    [unitIds],
  );
  return rows;
}
