import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { NewCall } from "#app/domain/demand/schema.ts";
import type { CallView } from "#app/domain/demand/view.ts";
import { getPool, type Transaction } from "./client.ts";
import { isReal } from "./rehearsal.ts";

/** The next code of a series, `ZJ-2026-` → `ZJ-2026-01`; two officers at once get two. */
export async function nextCallCode(tx: Transaction, series: string): Promise<string> {
  await tx.query("select pg_advisory_xact_lock(hashtext('demandCall'))");
  const { rows } = await tx.query<{ last: number }>("select coalesce(max(substring(code from length($1) + 1)::int), 0) as last from demand_call where starts_with(code, $1)", [series]);
  return `${series}${String((rows[0]?.last ?? 0) + 1).padStart(2, "0")}`;
}

export async function insertCall(tx: Transaction, call: Omit<NewCall, "round" | "recommenders" | "onDayOff"> & { code: string; roundId: string; noticeId: string; recommenderIds: string[]; createdBy: string | null }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into demand_call (code, round_id, notice_id, title, body, closes_at, recommendation, recommender_ids, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [call.code, call.roundId, call.noticeId, call.title, call.body, call.closesAt ?? null, call.recommendation, call.recommenderIds, call.createdBy],
  );
  return rows[0]!.id;
}

interface CallRow extends Omit<CallView, "documentNumber" | "publishedAt" | "closesAt"> {
  id: string;
  roundId: string;
  agency: string | null;
  year: number | null;
  sequence: number | null;
  publishedAt: Date | null;
  closesAt: Date | null;
}

export type StoredCall = CallView & { id: string; roundId: string };

const columns = `d.id, d.round_id as "roundId", d.code, d.title, d.body, r.code as "roundCode", r.title as "roundTitle", n.id as "noticeId", n.status as "noticeStatus",
  n.doc_agency as agency, n.doc_year as year, n.doc_seq as sequence, n.published_at as "publishedAt", d.closes_at as "closesAt", d.recommendation,
  coalesce((select json_agg(json_build_object('uscc', u.uscc, 'name', u.name) order by u.name) from unit u where u.id = any(d.recommender_ids)), '[]') as recommenders`;
const tables = "demand_call d join round r on r.id = d.round_id join notice n on n.id = d.notice_id";

function viewOf({ agency, year, sequence, publishedAt, closesAt, ...row }: CallRow): StoredCall {
  return {
    ...row,
    documentNumber: agency && year && sequence ? formatDocumentNumber({ agency, year, sequence }) : null,
    publishedAt: publishedAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
  };
}

export async function findCall(code: string, tx?: Transaction): Promise<StoredCall | null> {
  const { rows } = await (tx ?? getPool()).query<CallRow>(`select ${columns} from ${tables} where d.code = $1`, [code]);
  return rows[0] ? viewOf(rows[0]) : null;
}

/** Calls: the published ones, and the drafts of these rounds; the newest first. */
export async function findCalls(draftsOf: "all" | readonly string[]): Promise<StoredCall[]> {
  const { rows } = await getPool().query<CallRow>(
    `select ${columns} from ${tables} where (n.status <> 'draft' and ${isReal("d.round_id")}) or $1 or d.round_id = any($2::uuid[]) order by n.published_at desc nulls first, d.code desc limit 200`,
    [draftsOf === "all", draftsOf === "all" ? [] : draftsOf],
  );
  return rows.map(viewOf);
}

/** Units by credit code, in no order. */
export async function findUnitIds(usccs: readonly string[]): Promise<{ id: string; uscc: string }[]> {
  const { rows } = await getPool().query<{ id: string; uscc: string }>("select id, uscc from unit where uscc = any($1)", [usccs]);
  return rows;
}
