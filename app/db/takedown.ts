import type { TakedownState } from "#app/domain/takedown/lifecycle.ts";
import type { HideableField, TakedownTarget } from "#app/domain/takedown/target.ts";
import { takedownDue } from "#app/domain/takedown/target.ts";
import type { TakedownView } from "#app/domain/takedown/view.ts";
import { getPool, type Transaction } from "./client.ts";

const isoInstant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is hidden of challenge `c`, as JSON; part of the query of a page. */
export const takedownsJson = `coalesce((select json_agg(json_build_object('target', d.target, 'publicReason', d.public_reason, 'hiddenAt', ${isoInstant("d.created_at")}, 'isFinal', d.status = 'final') order by d.created_at)
  from takedown d where d.challenge_id = c.id and d.status <> 'restored'), '[]')`;

const columns: Readonly<Record<HideableField, string>> = { title: "title", background: "background", content: "content", deliverables: "deliverables", ipRule: "ip_rule" };

/** The text as it stands, its row locked; null where there is none. */
export async function lockTargetText(tx: Transaction, challengeId: string, target: TakedownTarget): Promise<string | null> {
  await tx.query("select from challenge where id = $1 for update", [challengeId]);
  const { rows } =
    target.kind === "field"
      ? await tx.query<{ text: string }>(`select ${columns[target.field]} as text from challenge where id = $1`, [challengeId])
      : await tx.query<{ text: string }>("select json_build_object('question', public_text, 'answer', answer)::text as text from question where challenge_id = $1 and number = $2 for update", [challengeId, target.number]);
  return rows[0]?.text ?? null;
}

/** Writes a text, or what stands in its place, into the row. Of an answer: question and answer. */
export async function writeTargetText(tx: Transaction, challengeId: string, target: TakedownTarget, text: string | { question: string; answer: string }): Promise<void> {
  if (target.kind === "field") {
    await tx.query(`update challenge set ${columns[target.field]} = $2 where id = $1`, [challengeId, text]);
    // A result notice bears the title of its challenge.
    if (target.field === "title") await tx.query("update notice set title = $2 where challenge_id = $1 and kind = 'result'", [challengeId, text]);
  } else {
    const both = typeof text === "string" ? { question: text, answer: text } : text;
    await tx.query("update question set public_text = $3, answer = $4 where challenge_id = $1 and number = $2", [challengeId, target.number, both.question, both.answer]);
  }
}

/** Whether something hides this text now, or hid it for good. */
export async function isHidden(tx: Transaction, challengeId: string, target: string): Promise<boolean> {
  const { rows } = await tx.query("select from takedown where challenge_id = $1 and target = $2 and status <> 'restored'", [challengeId, target]);
  return rows.length > 0;
}

export async function insertTakedown(tx: Transaction, takedown: { id: string; no: string; challengeId: string; target: string; publicReason: string; kept: Uint8Array; hiddenBy: string | null }): Promise<void> {
  const { id, no, challengeId, target, publicReason, kept, hiddenBy } = takedown;
  await tx.query("insert into takedown (id, no, challenge_id, target, public_reason, kept, hidden_by) values ($1, $2, $3, $4, $5, $6, $7)", [id, no, challengeId, target, publicReason, kept, hiddenBy]);
}

/** What a decision needs. */
export async function readTakedown(tx: Transaction, id: string): Promise<{ target: string; publicReason: string; kept: Uint8Array | null }> {
  const { rows } = await tx.query<{ target: string; publicReason: string; kept: Uint8Array | null }>('select target, public_reason as "publicReason", kept from takedown where id = $1 for update', [id]);
  return rows[0]!;
}

/** Decided: the hidden text is not kept any longer than it is needed. */
export async function settleTakedown(tx: Transaction, id: string, decidedBy: string | null): Promise<void> {
  await tx.query("update takedown set kept = null, decided_by = $2, decided_at = app_now() where id = $1", [id, decidedBy]);
}

interface TakedownRow extends Omit<TakedownView, "hiddenAt" | "decidedAt" | "dueAt" | "isOverdue" | "hiddenText" | "status"> {
  id: string;
  status: TakedownState;
  hiddenAt: Date;
  decidedAt: Date | null;
  kept: Uint8Array | null;
}

const viewColumns = `d.id, d.no, d.status, d.version, c.no as "challengeNo", c.title as "challengeTitle", d.target, d.public_reason as "publicReason", d.created_at as "hiddenAt", d.decided_at as "decidedAt", d.kept`;

/** Takedowns of these rounds (null: of every round), of one challenge if asked; what waits first. `kept` is still encrypted. */
export async function findTakedowns(filter: { roundIds: readonly string[] | null; challengeNo?: string | undefined; no?: string | undefined }, now: string): Promise<(TakedownView & { id: string; kept: Uint8Array | null })[]> {
  const { rows } = await getPool().query<TakedownRow>(
    `select ${viewColumns} from takedown d join challenge c on c.id = d.challenge_id
     where ($1::uuid[] is null or c.round_id = any($1)) and ($2::text is null or c.no = $2) and ($3::text is null or d.no = $3) order by d.status <> 'hidden', d.created_at desc limit 500`,
    [filter.roundIds, filter.challengeNo ?? null, filter.no ?? null],
  );
  return rows.map(({ hiddenAt, decidedAt, ...row }) => {
    const dueAt = takedownDue(hiddenAt.toISOString());
    return { ...row, hiddenAt: hiddenAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, dueAt, isOverdue: row.status === "hidden" && Date.parse(now) >= Date.parse(dueAt), hiddenText: null };
  });
}

/** Takedowns that a second person must decide. */
export async function findTakedownMatters(rounds: "all" | readonly string[]): Promise<{ challengeNo: string; challengeTitle: string; roundId: string; hiddenBy: string | null; hiddenAt: string }[]> {
  const { rows } = await getPool().query<{ challengeNo: string; challengeTitle: string; roundId: string; hiddenBy: string | null; hiddenAt: string }>(
    `select c.no as "challengeNo", c.title as "challengeTitle", c.round_id as "roundId", d.hidden_by as "hiddenBy", ${isoInstant("d.created_at")} as "hiddenAt"
     from takedown d join challenge c on c.id = d.challenge_id where d.status = 'hidden' and ($1::uuid[] is null or c.round_id = any($1)) order by d.created_at`,
    [rounds === "all" ? null : rounds],
  );
  return rows;
}
