import type { AnswerKind } from "#app/domain/question/change.ts";
import type { QuestionState } from "#app/domain/question/lifecycle.ts";
import { answerDue, isOverdue } from "#app/domain/question/terms.ts";
import type { QuestionView } from "#app/domain/question/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** The published answers of challenge `c` as JSON, in the order of publication; part of the query of a page. */
export const answersJson = `coalesce((select json_agg(json_build_object('number', q.number, 'question', q.public_text, 'answer', q.answer, 'publishedAt', ${isoInstant("q.published_at")}) order by q.number)
  from question q where q.challenge_id = c.id and q.status = 'published'), '[]')`;

/** Adds a question in its first state; null when the number is taken. */
export async function insertQuestion(tx: Transaction, question: { no: string; challengeId: string; askerUnitId: string | null; askerId: string | null; text: string }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into question (no, challenge_id, asker_unit_id, asker_id, text) values ($1, $2, $3, $4, $5) on conflict (no) do nothing returning id",
    [question.no, question.challengeId, question.askerUnitId, question.askerId, question.text],
  );
  return rows[0]?.id ?? null;
}

/** Questions of a unit about a challenge that nobody has answered yet. */
export async function countUnanswered(tx: Transaction, challengeId: string, unitId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>("select count(*)::int as count from question where challenge_id = $1 and asker_unit_id = $2 and status in ('asked', 'drafted')", [challengeId, unitId]);
  return rows[0]!.count;
}

export async function setAnswerDraft(tx: Transaction, id: string, draft: { answer: string; changes: AnswerKind; by: string | null }): Promise<void> {
  await tx.query("update question set answer = $2, changes = $3, drafted_by = $4, drafted_at = app_now() where id = $1", [id, draft.answer, draft.changes, draft.by]);
}

/** The last draft of the answer and whose it is; null before there is one. */
export async function readAnswerDraft(tx: Transaction, id: string): Promise<{ answer: string; by: string | null } | null> {
  const { rows } = await tx.query<{ answer: string; by: string | null }>("select answer, drafted_by as by from question where id = $1 and drafted_at is not null", [id]);
  return rows[0] ?? null;
}

/** Gives the answer its number among those of the challenge, whose row the caller has locked. */
export async function setPublished(tx: Transaction, id: string, published: { challengeId: string; question: string; answer: string }): Promise<number> {
  const { rows } = await tx.query<{ number: number }>(
    `update question set public_text = $3, answer = $4, changes = 'none', published_at = app_now(),
       number = (select coalesce(max(q.number), 0) + 1 from question q where q.challenge_id = $2) where id = $1 returning number`,
    [id, published.challengeId, published.question, published.answer],
  );
  return rows[0]!.number;
}

export async function setDeclinedReason(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query("update question set declined_reason = $2 where id = $1", [id, reason]);
}

/** Whom the asker's mail goes to; null where there is no address or nobody with an account asked. */
export async function findAsker(tx: Transaction, id: string): Promise<{ id: string; name: string; email: string } | null> {
  const { rows } = await tx.query<{ id: string; name: string; email: string }>(
    "select p.id, p.name, p.email from question q join person p on p.id = q.asker_id where q.id = $1 and p.email is not null and p.disabled_at is null",
    [id],
  );
  return rows[0] ?? null;
}

/** Names of all registered units but the challenge's owners: none of them may stand in a published question. */
export async function findUnitNamesBut(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>("select name from unit where id not in (select unnest(c.owner_unit_id || c.co_owner_ids) from challenge c where c.id = $1 and c.owner_unit_id is not null)", [challengeId]);
  return rows.map(({ name }) => name);
}

interface QuestionRow extends Omit<QuestionView, "askedAt" | "draftedAt" | "publishedAt" | "status" | "dueAt" | "isOverdue"> {
  status: QuestionState;
  askedAt: Date;
  draftedAt: Date | null;
  publishedAt: Date | null;
}

// Who asked is compared with the reader's own units and never read.
const columns = `q.no, q.status, q.version, c.no as "challengeNo", c.title as "challengeTitle", u.name as "ownerName",
  case when q.status = 'published' then q.public_text else q.text end as text, q.answer, q.changes, q.asked_at as "askedAt", q.drafted_at as "draftedAt",
  coalesce(q.asker_unit_id = any($1::uuid[]), false) as "isOwn", q.number, q.published_at as "publishedAt", q.declined_reason as "declinedReason"`;
const tables = "question q join challenge c on c.id = q.challenge_id left join unit u on u.id = c.owner_unit_id";

function viewOf({ askedAt, draftedAt, publishedAt, ...row }: QuestionRow, now: string): QuestionView {
  const asked = { status: row.status, askedAt: askedAt.toISOString() };
  return { ...row, ...asked, draftedAt: draftedAt?.toISOString() ?? null, publishedAt: publishedAt?.toISOString() ?? null, dueAt: answerDue(asked.askedAt), isOverdue: isOverdue(asked, now) };
}

export async function findQuestion(id: string, ownUnits: readonly string[], now: string): Promise<QuestionView | null> {
  const { rows } = await getPool().query<QuestionRow>(`select ${columns} from ${tables} where q.id = $2`, [ownUnits, id]);
  return rows[0] ? viewOf(rows[0], now) : null;
}

/**
 * Questions of these rounds (null: of every round) but those of the closed items, of challenges that these units own, and of these units; what waits first,
 * the oldest before the newer, then the rest, newest first.
 */
export async function findQuestions(filter: { roundIds: readonly string[] | null; unitIds: readonly string[]; closed: readonly string[]; challengeNo?: string | undefined }, now: string): Promise<QuestionView[]> {
  const { rows } = await getPool().query<QuestionRow>(
    `select ${columns} from ${tables} where ((($2::uuid[] is null or c.round_id = any($2)) and c.id <> all($4::uuid[])) or c.owner_unit_id = any($1) or q.asker_unit_id = any($1)) and ($3::text is null or c.no = $3)
     order by q.status in ('published', 'declined'), case when q.status in ('asked', 'drafted') then q.asked_at end, q.asked_at desc, q.id limit 1000`,
    [filter.unitIds, filter.roundIds, filter.challengeNo ?? null, filter.closed],
  );
  return rows.map((row) => viewOf(row, now));
}

export interface QuestionMatter {
  no: string;
  status: QuestionState;
  roundId: string;
  challengeId: string;
  ownerUnitId: string | null;
  challengeTitle: string;
  askedAt: string;
}

/** Questions that wait for the owner's draft or the officer's publication. */
export async function findQuestionMatters(rounds: "all" | readonly string[], unitIds: readonly string[]): Promise<QuestionMatter[]> {
  const { rows } = await getPool().query<QuestionMatter>(
    `select q.no, q.status, c.round_id as "roundId", c.id as "challengeId", c.owner_unit_id as "ownerUnitId", c.title as "challengeTitle", ${isoInstant("q.asked_at")} as "askedAt"
     from ${tables} where q.status in ('asked', 'drafted') and c.status in ('open', 'suspended') and ($1::uuid[] is null or c.round_id = any($1) or c.owner_unit_id = any($2)) order by q.asked_at, q.id`,
    [rounds === "all" ? null : rounds, unitIds],
  );
  return rows;
}
