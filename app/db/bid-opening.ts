import type { OpeningDone } from "#app/domain/custody/opening-done.ts";
import type { CorrectableField } from "#app/domain/bid/correctable.ts";
import type { Finding } from "#app/domain/bid/form-check.ts";
import type { BidState } from "#app/domain/bid/lifecycle.ts";
import type { BidContest } from "#app/domain/policy/bid.ts";
import { contestOf } from "./bid-team.ts";
import { getPool, type Transaction } from "./client.ts";
import { isSealed } from "./sealed-facts.ts";

/** A sealed bid as the opening needs it: its last version, and what the manifest must say. */
export interface SealedBid {
  id: string;
  no: string;
  status: BidState;
  version: number;
  leadUscc: string;
  versionNumber: number;
  envelope: Buffer;
  envelopeDigest: string;
  commitment: string;
}

const sealedSql = `select b.id, b.no, b.status, b.version, u.uscc as "leadUscc", v.number as "versionNumber", v.envelope, v.envelope_digest as "envelopeDigest", v.commitment
     from bid b join unit u on u.id = b.lead_unit_id
       join lateral (select * from bid_version w where w.bid_id = b.id order by w.number desc limit 1) v on true`;

/** The sealed bids of a challenge with their last versions. Called by the opening, and where no key is left for one. */
export async function readSealedBids(tx: Transaction, challengeId: string): Promise<SealedBid[]> {
  const { rows } = await tx.query<SealedBid>(`${sealedSql} where b.challenge_id = $1 and ${isSealed("b")} order by b.no`, [challengeId]);
  return rows;
}

/** One bid with its last version, whatever became of it. */
export async function readSealedVersion(tx: Transaction, bidId: string): Promise<SealedBid | null> {
  const { rows } = await tx.query<SealedBid>(`${sealedSql} where b.id = $1`, [bidId]);
  return rows[0] ?? null;
}

/** The openings with codes of a round, by number, without the `closed` challenges. */
export async function findOpeningsDone(roundId: string, closed: readonly string[]): Promise<OpeningDone[]> {
  const { rows } = await getPool().query<OpeningDone>(
    `select c.no, c.title, o.opened, o.failed, f.files, f.checked from challenge c join opening_key k on k.challenge_id = c.id and k.key_set_id is not null
       cross join lateral (select (e.body::jsonb ->> 'opened')::int as opened, (e.body::jsonb ->> 'failed')::int as failed
         from audit_event e where e.noun = 'challenge' and e.object_id = c.id and e.kind = 'openBids' order by e.seq desc limit 1) o
       cross join lateral (select count(*)::int as files, count(l.checked_at)::int as checked from bid b join bid_opened_file l on l.bid_id = b.id where b.challenge_id = c.id and not l.supplement) f
     where c.round_id = $1 and c.id <> all($2::uuid[]) order by c.no`,
    [roundId, closed],
  );
  return rows;
}

/** The opening key as stored; the sets by their tags, which the codes bear. */
export interface StoredOpeningKey {
  custody: string;
  recipient: string;
  fingerprint: string;
  wrappedIdentity: Buffer | null;
  setTag: string | null;
  keyIndex: number | null;
  recoveryTag: string | null;
  recoveryIndex: number | null;
  recoveryRecipient: string | null;
}

export async function readOpeningKey(challengeId: string, tx?: Transaction): Promise<StoredOpeningKey | null> {
  const { rows } = await (tx ?? getPool()).query<StoredOpeningKey>(
    `select k.custody, k.recipient, k.fingerprint, k.wrapped_identity as "wrappedIdentity", s.tag as "setTag", k.key_index as "keyIndex",
       v.tag as "recoveryTag", k.recovery_index as "recoveryIndex", v.recipients[k.recovery_index + 1] as "recoveryRecipient"
     from opening_key k left join key_set s on s.id = k.key_set_id left join key_set v on v.id = k.recovery_set_id where k.challenge_id = $1`,
    [challengeId],
  );
  return rows[0] ?? null;
}

/** Replaces the units of an opened bid besides its lead. */
export async function replaceMembers(tx: Transaction, bidId: string, unitIds: readonly string[]): Promise<void> {
  await tx.query("delete from bid_member where bid_id = $1", [bidId]);
  await tx.query("insert into bid_member (bid_id, unit_id) select $1, id from unnest($2::uuid[]) as u(id)", [bidId, unitIds]);
}

/** What becomes searchable of an opened bid; the code shown to experts stays what it is when null is given. */
export async function writeOpened(tx: Transaction, bidId: string, opened: { reviewCode: string | null; leadCodes: readonly string[]; peopleMarks: readonly string[] }): Promise<void> {
  await tx.query("update bid set review_code = coalesce($2, review_code), lead_codes = $3, people_marks = $4 where id = $1", [bidId, opened.reviewCode, opened.leadCodes, opened.peopleMarks]);
}

export interface StoredContent {
  versionNumber: number;
  revision: number;
  content: Buffer;
  openedAt: string;
}

/** Writes what was read, encrypted for the evaluation. */
export async function writeContent(tx: Transaction, bidId: string, content: { versionNumber: number; revision: number; content: Uint8Array }): Promise<void> {
  await tx.query(
    `insert into bid_content (bid_id, version_number, revision, content, opened_at) values ($1, $2, $3, $4, app_now())
     on conflict (bid_id) do update set revision = excluded.revision, content = excluded.content`,
    [bidId, content.versionNumber, content.revision, Buffer.from(content.content)],
  );
}

export async function readContent(bidId: string, tx?: Transaction): Promise<StoredContent | null> {
  const { rows } = await (tx ?? getPool()).query<Omit<StoredContent, "openedAt"> & { openedAt: Date }>(
    `select version_number as "versionNumber", revision, content, opened_at as "openedAt" from bid_content where bid_id = $1`,
    [bidId],
  );
  const row = rows[0];
  return row ? { ...row, openedAt: row.openedAt.toISOString() } : null;
}

/** Numbers of the other opened bids of the round under the same mobile number or code of the lead person. */
export async function findSameLead(tx: Transaction, bidId: string): Promise<string[]> {
  const { rows } = await tx.query<{ no: string }>(
    `select o.no from bid b join challenge c on c.id = b.challenge_id join challenge d on d.round_id = c.round_id
       join bid o on o.challenge_id = d.id and o.id <> b.id and o.lead_codes && b.lead_codes
     where b.id = $1 and o.status not in ('withdrawn', 'formRejected') order by o.no`,
    [bidId],
  );
  return rows.map(({ no }) => no);
}

/** Names of the units of an opened bid that lead, or take part as members in, more opened bids of the round than these limits; 0 is no limit. */
export async function findOverLimits(tx: Transaction, bidId: string, limits: { leads: number; joins: number }): Promise<{ leads: string[]; joins: string[] }> {
  if (limits.leads === 0 && limits.joins === 0) return { leads: [], joins: [] };
  const { rows } = await tx.query<{ leads: string[]; joins: string[] }>(
    `with peer as (select o.id, o.lead_unit_id from bid b join challenge c on c.id = b.challenge_id join challenge d on d.round_id = c.round_id
       join bid o on o.challenge_id = d.id join bid_content k on k.bid_id = o.id where b.id = $1 and o.status not in ('withdrawn', 'formRejected'))
     select array(select u.name from bid b join unit u on u.id = b.lead_unit_id where b.id = $1 and $2::int > 0 and (select count(*) from peer p where p.lead_unit_id = u.id) > $2::int) as leads,
       array(select u.name from bid_member m join unit u on u.id = m.unit_id where m.bid_id = $1 and $3::int > 0
         and (select count(*) from peer p join bid_member j on j.bid_id = p.id where j.unit_id = u.id) > $3::int order by u.name) as joins`,
    [bidId, limits.leads, limits.joins],
  );
  return rows[0]!;
}

/** One form check at a time in the round of a challenge: each may write findings of other items. */
export async function lockFormChecks(tx: Transaction, challengeId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('formCheck'), hashtext(round_id::text)) from challenge where id = $1", [challengeId]);
}

/**
 * The undecided and passed bids of the round's other items whose findings hang on this item's bids: the same lead person, or (with limits) the same
 * unit; and those whose findings named one before, because that may be over now.
 */
export async function findBidsConcerned(tx: Transaction, challengeId: string, isLimited: boolean): Promise<{ id: string; challengeId: string }[]> {
  const { rows } = await tx.query<{ id: string; challengeId: string }>(
    `with here as (select b.id, b.no, b.lead_unit_id, b.lead_codes from bid b join bid_content k on k.bid_id = b.id where b.challenge_id = $1),
       unit_here as (select lead_unit_id as id from here union select m.unit_id from here join bid_member m on m.bid_id = here.id)
     select o.id, o.challenge_id as "challengeId" from challenge c join challenge d on d.round_id = c.round_id and d.id <> c.id join bid o on o.challenge_id = d.id join form_check f on f.bid_id = o.id
     where c.id = $1 and o.status in ('underFormCheck', 'correctionRequested', 'formPassed') and (
       exists (select from here where here.lead_codes && o.lead_codes)
       or $2 and (o.lead_unit_id in (select id from unit_here) or exists (select from bid_member m where m.bid_id = o.id and m.unit_id in (select id from unit_here)))
       or exists (select from jsonb_array_elements(f.findings) x where x ->> 'check' = 'leadPerson' and x -> 'about' ?| array(select no from here)
         or x ->> 'check' in ('unitLeads', 'unitJoins') and x ->> 'level' = 'stop'))
     order by o.challenge_id, o.no`,
    [challengeId, isLimited],
  );
  return rows;
}

/** Whether the last version came at or after the closing without a reopening of its own (guide 0.1, 3). */
export async function cameLate(tx: Transaction, bidId: string): Promise<boolean> {
  const { rows } = await tx.query<{ late: boolean }>(
    `select v.received_at >= c.closes_at and not exists (select from ticket t where t.bid_id = b.id and t.status = 'reopened' and v.received_at < t.reopened_until) as late
     from bid b join challenge c on c.id = b.challenge_id join bid_version v on v.bid_id = b.id where b.id = $1 order by v.number desc limit 1`,
    [bidId],
  );
  return rows[0]?.late ?? false;
}

/** Of an opened bid: whose it is and how a contest of the lead unit stands. `usccs` has the lead unit's code first. */
export interface OpenedUnits {
  bidId: string;
  no: string;
  leadName: string;
  contest: BidContest;
  usccs: string[];
}

/** Opened contents of a challenge, with the lead's credit code and the members' as materialised. */
export async function readOpenedUnits(tx: Transaction, challengeId: string): Promise<OpenedUnits[]> {
  const { rows } = await tx.query<OpenedUnits>(
    `select b.id as "bidId", b.no, l.name as "leadName", ${contestOf("b")} as contest, array[l.uscc] || array(select u.uscc from bid_member m join unit u on u.id = m.unit_id where m.bid_id = b.id order by u.uscc) as usccs
     from bid b join unit l on l.id = b.lead_unit_id join bid_content k on k.bid_id = b.id where b.challenge_id = $1 order by b.no`,
    [challengeId],
  );
  return rows;
}

/** Writes the automatic findings; a verdict that stands stays. */
export async function writeFindings(tx: Transaction, bidId: string, findings: readonly Finding[]): Promise<void> {
  await tx.query("insert into form_check (bid_id, findings) values ($1, $2) on conflict (bid_id) do update set findings = excluded.findings", [bidId, JSON.stringify(findings)]);
}

/** The findings that stand of a bid, and whether it has passed with them. */
export async function readChecked(tx: Transaction, bidId: string): Promise<{ findings: Finding[]; isPassed: boolean }> {
  const { rows } = await tx.query<{ findings: Finding[]; isPassed: boolean }>(`select findings, verdict = 'passed' is true as "isPassed" from form_check where bid_id = $1`, [bidId]);
  return rows[0] ?? { findings: [], isPassed: false };
}

export async function readFindings(bidId: string, tx?: Transaction): Promise<Finding[]> {
  const { rows } = await (tx ?? getPool()).query<{ findings: Finding[] }>("select findings from form_check where bid_id = $1", [bidId]);
  return rows[0]?.findings ?? [];
}

export async function writeVerdict(tx: Transaction, bidId: string, verdict: { verdict: "passed" | "rejected"; reasonCode: string | null; reason: string | null; decidedBy: string | null }): Promise<void> {
  await tx.query(
    `insert into form_check (bid_id, findings, verdict, reason_code, reason, decided_by, decided_at) values ($1, '[]', $2, $3, $4, $5, app_now())
     on conflict (bid_id) do update set verdict = $2, reason_code = $3, reason = $4, decided_by = $5, decided_at = app_now()`,
    [bidId, verdict.verdict, verdict.reasonCode, verdict.reason, verdict.decidedBy],
  );
}

export interface StoredCorrection {
  fields: CorrectableField[];
  words: string;
  dueAt: string;
  requestedAt: string;
  correctedAt: string | null;
  /** By the database's clock, at the reading. */
  isOver: boolean;
}

/** The correction of a bid, if one was asked for; `lock` holds it until commit. */
export async function readCorrection(bidId: string, tx?: Transaction, lock = false): Promise<StoredCorrection | null> {
  const { rows } = await (tx ?? getPool()).query<{ fields: CorrectableField[]; words: string; dueAt: Date; requestedAt: Date; correctedAt: Date | null; isOver: boolean }>(
    `select fields, words, due_at as "dueAt", requested_at as "requestedAt", corrected_at as "correctedAt", app_now() >= due_at as "isOver"
     from bid_correction where bid_id = $1 ${lock ? "for update" : ""}`,
    [bidId],
  );
  const row = rows[0];
  return row ? { ...row, dueAt: row.dueAt.toISOString(), requestedAt: row.requestedAt.toISOString(), correctedAt: row.correctedAt?.toISOString() ?? null } : null;
}

/** Asks for the one correction of a bid; false when there was one. */
export async function insertCorrection(tx: Transaction, correction: { bidId: string; fields: readonly string[]; words: string; dueAt: string; requestedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into bid_correction (bid_id, fields, words, due_at, requested_by) values ($1, $2, $3, $4, $5) on conflict do nothing", [
    correction.bidId,
    correction.fields,
    correction.words,
    correction.dueAt,
    correction.requestedBy,
  ]);
  return rowCount === 1;
}

export async function finishCorrection(tx: Transaction, bidId: string, correctedBy: string | null, before: Uint8Array): Promise<void> {
  await tx.query("update bid_correction set corrected_by = $2, corrected_at = app_now(), before = $3 where bid_id = $1", [bidId, correctedBy, Buffer.from(before)]);
}
