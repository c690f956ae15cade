import { type DocumentNumber, formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { JsonObject } from "./audit.ts";
import { getPool, type Transaction } from "./client.ts";
import { fixedIssuers } from "./issuers.ts";

/** The notice that bears a document number. The number itself is locked until commit, so that two papers cannot take it at once. */
export async function findNoticeByNumber(
  tx: Transaction,
  number: DocumentNumber,
): Promise<{ id: string; kind: string; roundId: string; status: string; version: number } | null> {
  await tx.query("select pg_advisory_xact_lock(hashtext($1))", [formatDocumentNumber(number)]);
  const { rows } = await tx.query<{ id: string; kind: string; roundId: string; status: string; version: number }>(
    'select id, kind, round_id as "roundId", status, version from notice where doc_agency = $1 and doc_year = $2 and doc_seq = $3',
    [number.agency, number.year, number.sequence],
  );
  return rows[0] ?? null;
}

/** Whether a list of the round was published under this number, as it is written. */
export async function isListNumber(roundId: string, documentNumber: string): Promise<boolean> {
  const { rowCount } = await getPool().query("select from notice where round_id = $1 and kind = 'list' and doc_agency || '〔' || doc_year || '〕' || doc_seq || '号' = $2", [roundId, documentNumber]);
  return rowCount !== 0;
}

/** Adds a notice in its first state. */
export async function insertNotice(
  tx: Transaction,
  notice: { kind: string; roundId: string; challengeId: string | null; title: string; body: JsonObject; createdBy: string | null },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into notice (kind, round_id, challenge_id, title, body, created_by) values ($1, $2, $3, $4, $5, $6) returning id", [
    notice.kind,
    notice.roundId,
    notice.challengeId,
    notice.title,
    JSON.stringify(notice.body),
    notice.createdBy,
  ]);
  return rows[0]!.id;
}

/** Gives a notice its number, its term (ISO dates), its instant of publication and who issues it. */
export async function stampNotice(
  tx: Transaction,
  noticeId: string,
  stamp: { number: DocumentNumber; publishedAt: string; startsOn: string | null; endsOn: string | null },
): Promise<void> {
  await tx.query(`update notice n set doc_agency = $2, doc_year = $3, doc_seq = $4, published_at = $5, starts_on = $6, ends_on = $7, ${fixedIssuers} where n.id = $1`, [
    noticeId,
    stamp.number.agency,
    stamp.number.year,
    stamp.number.sequence,
    stamp.publishedAt,
    stamp.startsOn,
    stamp.endsOn,
  ]);
}

/** Gives the act of a round its number, the next one of the round, its instant and who issues it; the log's head, which whoever acted holds by then, keeps two from the same number. */
export async function stampAct(tx: Transaction, noticeId: string, publishedAt: string): Promise<number> {
  const { rows } = await tx.query<{ actNo: number }>(
    `update notice n set published_at = $2, ${fixedIssuers}, act_no = (select coalesce(max(o.act_no), 0) + 1 from notice o where o.round_id = n.round_id) where n.id = $1 returning n.act_no as "actNo"`,
    [noticeId, publishedAt],
  );
  return rows[0]!.actNo;
}

/** 发文字号 of an act that has none yet. */
export async function numberAct(tx: Transaction, noticeId: string, number: DocumentNumber): Promise<void> {
  await tx.query("update notice set doc_agency = $2, doc_year = $3, doc_seq = $4 where id = $1", [noticeId, number.agency, number.year, number.sequence]);
}

/** The title of a challenge, or of a round. */
export async function titleOf(tx: Transaction, noun: "challenge" | "round", id: string): Promise<string> {
  const { rows } = await tx.query<{ title: string }>(noun === "challenge" ? "select title from challenge where id = $1" : "select title from round where id = $1", [id]);
  return rows[0]!.title;
}

/** Adds a challenge to the list that a notice publishes. */
export async function addToListNotice(tx: Transaction, noticeId: string, challengeNo: string): Promise<void> {
  await tx.query(`update notice set body = jsonb_set(body, '{challenges}', coalesce(body -> 'challenges', '[]') || to_jsonb($2::text)) where id = $1`, [noticeId, challengeNo]);
}

/** What moving a notice needs besides its policy facts. `challengeNo` and `documentNumber` are "" where there is none. */
export async function readNoticeForMove(tx: Transaction, noticeId: string): Promise<{ kind: string; title: string; body: unknown; challengeId: string | null; challengeNo: string; documentNumber: string; endsOn: string | null }> {
  const { rows } = await tx.query<{ kind: string; title: string; body: unknown; challengeId: string | null; challengeNo: string; documentNumber: string; endsOn: string | null }>(
    `select n.kind, n.title, n.body, n.challenge_id as "challengeId", coalesce(c.no, '') as "challengeNo",
       coalesce(n.doc_agency || '〔' || n.doc_year || '〕' || n.doc_seq || '号', '') as "documentNumber", to_char(n.ends_on, 'YYYY-MM-DD') as "endsOn"
     from notice n left join challenge c on c.id = n.challenge_id where n.id = $1`,
    [noticeId],
  );
  return rows[0]!;
}

/** What the draft of a notice will say. */
export async function writeBody(tx: Transaction, noticeId: string, body: JsonObject): Promise<void> {
  await tx.query("update notice set body = $2 where id = $1", [noticeId, JSON.stringify(body)]);
}

/** Whether a challenge has a notice of its result that says something, or will. */
export async function hasStandingResult(tx: Transaction, challengeId: string): Promise<boolean> {
  const { rowCount } = await tx.query("select from notice where challenge_id = $1 and kind = 'result' and status <> 'withdrawn'", [challengeId]);
  return rowCount !== 0;
}

/** Why a notice was withdrawn, for everybody to read. */
export async function setWithdrawnReason(tx: Transaction, noticeId: string, reason: string): Promise<void> {
  await tx.query(`update notice set body = jsonb_set(body, '{withdrawnReason}', to_jsonb($2::text)) where id = $1`, [noticeId, reason]);
}

/** Enters where a notice stands on the portal; with a term, also its new first and last day (ISO dates). */
export async function setPortal(tx: Transaction, noticeId: string, portal: { url: string; on: string }, term: { start: string; end: string } | null): Promise<void> {
  await tx.query("update notice set portal_url = $2, portal_on = $3, starts_on = coalesce($4, starts_on), ends_on = coalesce($5, ends_on) where id = $1", [noticeId, portal.url, portal.on, term?.start ?? null, term?.end ?? null]);
}
