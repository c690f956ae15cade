import type { TakedownState } from "#app/domain/takedown/lifecycle.ts";
import { takedownDue, type TakedownPlace } from "#app/domain/takedown/target.ts";
import type { TakedownView } from "#app/domain/takedown/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

/** What is hidden of challenge `c`, as JSON; part of the query of a page. */
export const takedownsJson = `coalesce((select json_agg(json_build_object('target', d.target, 'publicReason', d.public_reason, 'hiddenAt', ${isoInstant("d.created_at")}, 'isFinal', d.status = 'final') order by d.created_at)
  from takedown d where d.challenge_id = c.id and d.status <> 'restored'), '[]')`;

/** What stands in the place of a text of a challenge that no row holds alone: of an append-only one, or one of the log. Null while nothing hides it; SQL. */
export const maskOf = (challengeId: string, target: string): string =>
  `(select '【因' || x.public_reason || case x.status when 'final' then '' else '暂时' end || '撤下】' from takedown x where x.challenge_id = ${challengeId} and x.target = ${target} and x.status <> 'restored' limit 1)`;

/** Whether something hides this now, or hid it for good. */
export async function isHidden(tx: Transaction, { noun, id }: TakedownPlace, target: string): Promise<boolean> {
  const { rows } = await tx.query(`select from takedown where ${noun === "challenge" ? "challenge_id" : "notice_id"} = $1 and target = $2 and status <> 'restored'`, [id, target]);
  return rows.length > 0;
}

export async function insertTakedown(tx: Transaction, takedown: { id: string; no: string; place: TakedownPlace; target: string; publicReason: string; kept: Uint8Array; hiddenBy: string | null }): Promise<void> {
  const { id, no, place, target, publicReason, kept, hiddenBy } = takedown;
  await tx.query(`insert into takedown (id, no, ${place.noun === "challenge" ? "challenge_id" : "notice_id"}, target, public_reason, kept, hidden_by) values ($1, $2, $3, $4, $5, $6, $7)`, [id, no, place.id, target, publicReason, kept, hiddenBy]);
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

const viewColumns = `d.id, d.no, d.status, d.version, c.no as "challengeNo", d.notice_id as "noticeId", coalesce(c.title, n.title) as title, d.target, d.public_reason as "publicReason", d.created_at as "hiddenAt", d.decided_at as "decidedAt", d.kept`;
const tables = "takedown d left join challenge c on c.id = d.challenge_id left join notice n on n.id = d.notice_id";

/** Takedowns of these rounds (null: of every round) but those of the closed items, of one challenge or notice if asked; what waits first. `kept` is still encrypted. */
export async function findTakedowns(filter: { roundIds: readonly string[] | null; closed?: readonly string[]; place?: TakedownPlace; no?: string }, now: string): Promise<(TakedownView & { id: string; kept: Uint8Array | null })[]> {
  const { rows } = await getPool().query<TakedownRow>(
    `select ${viewColumns} from ${tables}
     where ($1::uuid[] is null or coalesce(c.round_id, n.round_id) = any($1)) and ($2::uuid is null or $2 in (d.challenge_id, d.notice_id)) and ($3::text is null or d.no = $3)
       and coalesce(d.challenge_id, n.challenge_id) = any($4::uuid[]) is not true order by d.status <> 'hidden', d.created_at desc limit 500`,
    [filter.roundIds, filter.place?.id ?? null, filter.no ?? null, filter.closed ?? []],
  );
  return rows.map(({ hiddenAt, decidedAt, ...row }) => {
    const dueAt = takedownDue(hiddenAt.toISOString());
    return { ...row, hiddenAt: hiddenAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, dueAt, isOverdue: row.status === "hidden" && Date.parse(now) >= Date.parse(dueAt), hiddenText: null };
  });
}

/** A takedown that a second person must decide. */
export interface TakedownMatter {
  challengeNo: string | null;
  noticeId: string | null;
  title: string;
  roundId: string;
  /** The item that it is about. */
  itemId: string | null;
  hiddenBy: string | null;
  hiddenAt: string;
}

export async function findTakedownMatters(rounds: "all" | readonly string[]): Promise<TakedownMatter[]> {
  const { rows } = await getPool().query<TakedownMatter>(
    `select c.no as "challengeNo", d.notice_id as "noticeId", coalesce(c.title, n.title) as title, coalesce(c.round_id, n.round_id) as "roundId", coalesce(d.challenge_id, n.challenge_id) as "itemId", d.hidden_by as "hiddenBy", ${isoInstant("d.created_at")} as "hiddenAt"
     from ${tables} where d.status = 'hidden' and ($1::uuid[] is null or coalesce(c.round_id, n.round_id) = any($1)) order by d.created_at`,
    [rounds === "all" ? null : rounds],
  );
  return rows;
}
