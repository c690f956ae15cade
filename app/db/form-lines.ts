import type { LineInput } from "#app/domain/bid/form-line-schema.ts";
import type { FormLine } from "#app/domain/bid/form-lines.ts";
import type { OpenRejections } from "#app/domain/bid/form-review.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The officers' verdicts on the lines of these bids, by bid, with names. */
export async function findFormLines(bidIds: readonly string[], tx?: Transaction): Promise<Map<string, FormLine[]>> {
  const { rows } = await (tx ?? getPool()).query<Omit<FormLine, "at"> & { bidId: string; at: Date }>(
    `select l.bid_id as "bidId", l.line, l.verdict, l.reason_code as "reasonCode", l.fields, l.note, p.name as by, l.decided_at as at
     from form_check_line l join person p on p.id = l.decided_by where l.bid_id = any($1) order by l.decided_at, l.line`,
    [bidIds],
  );
  return Map.groupBy(
    rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    ({ bidId }) => bidId,
  );
}

/** Writes a verdict; one that stood on the line is replaced, the log keeps both. */
export async function writeFormLine(tx: Transaction, bidId: string, { line, verdict, reasonCode, fields, note }: LineInput, decidedBy: string): Promise<void> {
  await tx.query(
    `insert into form_check_line (bid_id, line, verdict, reason_code, fields, note, decided_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (bid_id, line) do update set verdict = excluded.verdict, reason_code = excluded.reason_code, fields = excluded.fields, note = excluded.note,
       decided_by = excluded.decided_by, decided_at = app_now()`,
    [bidId, line, verdict, verdict === "reject" ? (reasonCode ?? null) : null, verdict === "correct" ? fields : [], note, decidedBy],
  );
}

/** Whether somebody else than this person found a ground for 不予受理 in the bid as it stands: not before it was corrected or readmitted. */
export async function isGroundFoundByOther(tx: Transaction, bidId: string, personId: string | null): Promise<boolean> {
  const { rows } = await tx.query<{ isFound: boolean }>(
    `select exists (select from form_check_line l left join bid_correction k on k.bid_id = l.bid_id left join form_review w on w.bid_id = l.bid_id and w.outcome = 'readmitted'
       where l.bid_id = $1 and l.verdict = 'reject' and l.decided_by is distinct from $2 and l.decided_at > coalesce(greatest(k.corrected_at, w.decided_at), '-infinity')) as "isFound"`,
    [bidId, personId],
  );
  return rows[0]!.isFound;
}

/** Bids under form check of a challenge, by number. */
export async function findUnderCheck(challengeId: string): Promise<{ id: string; no: string }[]> {
  const { rows } = await getPool().query<{ id: string; no: string }>("select id, no from bid where challenge_id = $1 and status = 'underFormCheck' order by no", [challengeId]);
  return rows;
}

/** Bids whose correction is over by the database's clock without one. */
export async function findSilentCorrections(): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>(
    "select b.id from bid b join bid_correction k on k.bid_id = b.id where b.status = 'correctionRequested' and k.corrected_at is null and app_now() >= k.due_at order by k.due_at, b.id limit 500",
  );
  return rows.map(({ id }) => id);
}

/** Sets when and how the notice of a correction was served, and the end that follows. */
export async function writeService(tx: Transaction, bidId: string, served: { at: string; how: string; dueAt: string }): Promise<void> {
  await tx.query("update bid_correction set served_at = $2, service = $3, due_at = $4 where bid_id = $1", [bidId, served.at, served.how, served.dueAt]);
}

/** Asks for the one review of a rejection; false when there was one. */
export async function insertFormReview(tx: Transaction, review: { bidId: string; words: string; askedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query("insert into form_review (bid_id, words, asked_by) values ($1, $2, $3) on conflict do nothing", [review.bidId, review.words, review.askedBy]);
  return rowCount === 1;
}

export async function finishFormReview(tx: Transaction, bidId: string, answer: { outcome: "kept" | "readmitted"; reason: string | null; decidedBy: string | null }): Promise<void> {
  await tx.query("update form_review set outcome = $2, reason = $3, decided_by = $4, decided_at = app_now() where bid_id = $1", [bidId, answer.outcome, answer.reason, answer.decidedBy]);
}

/** Whether the automatic check found something grave in a passed bid (alias given) since, and nobody has settled it on its line. */
export const isFoundLater = (bid: string) => `(${bid}.status = 'formPassed' and exists (select from form_check f cross join jsonb_array_elements(f.findings) x
    where f.bid_id = ${bid}.id and x ->> 'level' in ('flag', 'stop') and x ? 'foundAt'
      and not exists (select from form_check_line l where l.bid_id = f.bid_id and l.line = x ->> 'check' and l.decided_at >= (x ->> 'foundAt')::timestamptz)))`;

/** Takes the verdict of a bid back, for it is looked at again. */
export async function clearVerdict(tx: Transaction, bidId: string): Promise<void> {
  await tx.query("update form_check set verdict = null, reason_code = null, reason = null, decided_by = null, decided_at = null where bid_id = $1", [bidId]);
}

/** Rejections of a challenge (alias given) that may not be final, as one JSON: see `OpenRejections`. In a rehearsal nobody waits for a term. */
export const openRejectionsSql = (challenge: string) => `(select json_build_object('asked', count(*) filter (where w.bid_id is not null and w.outcome is null),
    'rejectedAt', coalesce(json_agg(${isoInstant("f.decided_at")}) filter (where w.bid_id is null and b.status = 'formRejected' and f.verdict = 'rejected' and not r.rehearsal), '[]'))
  from bid b join round r on r.id = ${challenge}.round_id left join form_check f on f.bid_id = b.id left join form_review w on w.bid_id = b.id where b.challenge_id = ${challenge}.id)`;

/** The rejections of a challenge that may not be final. */
export async function findOpenRejections(tx: Transaction, challengeId: string): Promise<OpenRejections> {
  const { rows } = await tx.query<{ rejections: OpenRejections }>(`select ${openRejectionsSql("c")} as rejections from challenge c where c.id = $1`, [challengeId]);
  return rows[0]?.rejections ?? { asked: 0, rejectedAt: [] };
}
