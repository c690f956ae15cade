import type { AwardState } from "#app/domain/award/lifecycle.ts";
import { formatActNumber, formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { NoticeState } from "#app/domain/notice/lifecycle.ts";
import { type NoticedAward, type NoticedItem, type NoticeKind, type NoticeRow, termAt } from "#app/domain/notice/view.ts";
import { getPool } from "./client.ts";
import { issuersOfNotice } from "./issuers.ts";
import { isReal } from "./rehearsal.ts";
import { ownerNames } from "./owner-names.ts";

const columns = `n.id, n.kind, n.title, n.status, n.version, n.body, n.doc_agency as "agency", n.doc_year as "year", n.doc_seq as "sequence", n.act_no as "actNo", (n.body ->> 'amendment')::int as amendment,
  n.published_at as "publishedAt", to_char(n.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(n.ends_on, 'YYYY-MM-DD') as "endsOn", n.portal_url as "portalUrl", to_char(n.portal_on, 'YYYY-MM-DD') as "portalOn",
  r.code as "roundCode", r.title as "roundTitle", r.custody, coalesce(r.rules ->> 'stability', 'internal') as stability, c.no as "challengeNo", c.id as "challengeId", ${issuersOfNotice}`;
const from = "notice n join round r on r.id = n.round_id left join challenge c on c.id = n.challenge_id";

interface StoredNotice {
  id: string;
  kind: NoticeKind;
  title: string;
  status: NoticeState;
  version: number;
  body: unknown;
  agency: string | null;
  year: number | null;
  sequence: number | null;
  actNo: number | null;
  amendment: number | null;
  publishedAt: Date | null;
  startsOn: string | null;
  endsOn: string | null;
  portalUrl: string | null;
  portalOn: string | null;
  roundCode: string;
  roundTitle: string;
  custody: string;
  stability: string;
  challengeNo: string | null;
  challengeId: string | null;
  issuers: string[];
}

function toRow(row: StoredNotice, now: string): NoticeRow {
  const { id, kind, title, amendment, status, roundCode, roundTitle, challengeNo, issuers } = row;
  const documentNumber = row.agency && row.year && row.sequence ? formatDocumentNumber({ agency: row.agency, year: row.year, sequence: row.sequence }) : null;
  const number = documentNumber ?? (row.actNo === null ? null : formatActNumber(roundCode, row.actNo));
  return { id, kind, title, amendment, documentNumber, number, roundCode, roundTitle, challengeNo, status, publishedAt: row.publishedAt?.toISOString() ?? null, term: termAt(row.startsOn, row.endsOn, now), issuers, portal: row.portalUrl !== null && row.portalOn !== null ? { url: row.portalUrl, on: row.portalOn } : null };
}

export interface NoticeFilter {
  kind?: NoticeKind | undefined;
  roundCode?: string | undefined;
  text?: string | undefined;
  /** Whether its place on the government's portal was entered; only of those that stand. */
  isOnPortal?: boolean | undefined;
  /** Rounds in which the reader has a part, whose rehearsals are seen: ids, or all. */
  within: readonly string[] | "all";
  /** Rounds whose drafts are seen: ids, or all. */
  draftsOf: readonly string[] | "all";
  /** Items whose drafts are left out all the same. */
  closed: readonly string[];
}

const idsOf = (rounds: readonly string[] | "all") => (rounds === "all" ? null : rounds);

/** Notices, newest first, drafts of the given rounds before all; with the count of all that match. */
export async function findNoticeRows(filter: NoticeFilter, page: { skip: number; take: number }, now: string): Promise<{ rows: NoticeRow[]; total: number }> {
  const { rows } = await getPool().query<StoredNotice & { total: number }>(
    `select ${columns}, count(*) over ()::int as total from ${from}
     where case when n.status = 'draft' then ($1::uuid[] is null or n.round_id = any($1)) and (n.challenge_id is null or n.challenge_id <> all($9::uuid[]))
             else ${isReal("n.round_id")} or $2::uuid[] is null or n.round_id = any($2) end
       and ($3::text is null or n.kind = $3) and ($4::text is null or r.code = $4)
       and ($5::text is null or n.title ilike $5 or c.no ilike $5 or n.doc_agency || '〔' || n.doc_year || '〕' || n.doc_seq || '号' ilike $5 or r.code || '公告第' || n.act_no || '号' ilike $5)
       and ($8::boolean is null or (n.status = 'published' and (n.portal_url is not null) = $8))
     order by n.published_at desc nulls first, n.id desc limit $6 offset $7`,
    [idsOf(filter.draftsOf), idsOf(filter.within), filter.kind ?? null, filter.roundCode ?? null, filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null, page.take, page.skip, filter.isOnPortal ?? null, filter.closed],
  );
  return { rows: rows.map((row) => toRow(row, now)), total: rows[0]?.total ?? 0 };
}

/** A notice with its body as stored, and how its round keeps sealed bids. */
export async function findNotice(id: string, now: string): Promise<{ row: NoticeRow; version: number; body: unknown; challengeId: string | null; custody: string; tellsStability: boolean } | null> {
  const { rows } = await getPool().query<StoredNotice>(`select ${columns} from ${from} where n.id = $1`, [id]);
  const row = rows[0];
  return row ? { row: toRow(row, now), version: row.version, body: row.body, challengeId: row.challengeId, custody: row.custody, tellsStability: row.stability === "public" } : null;
}

/** The challenges that a notice concerns, by number: those that the public knows. */
export async function findNoticedItems(nos: string[]): Promise<NoticedItem[]> {
  if (nos.length === 0) return [];
  const { rows } = await getPool().query<Omit<NoticedItem, "closesAt"> & { closesAt: Date | null }>(
    `select c.no, c.title, ${ownerNames}, c.fiscal_fen::float8 as "fiscalFen", c.owner_input_fen::float8 as "ownerInputFen", c.closes_at as "closesAt", c.status
     from challenge c left join unit u on u.id = c.owner_unit_id where c.no = any($1) and c.opens_at is not null order by c.no`,
    [nos],
  );
  return rows.map((row) => ({ ...row, closesAt: row.closesAt?.toISOString() ?? null }));
}

/** The rounds that published something, for the filter; the newest first. */
export async function findNoticedRounds(): Promise<{ code: string; title: string }[]> {
  const { rows } = await getPool().query<{ code: string; title: string }>(
    `select r.code, r.title from round r where ${isReal("r.id")} and exists (select from notice n where n.round_id = r.id and n.status <> 'draft') order by r.created_at desc limit 100`,
  );
  return rows;
}

/** The awards that a result notice announces, or the one that is named, with the units' names; `bidNo` finds the line of the ranking. */
export async function findNoticedAwards(id: string): Promise<(Omit<NoticedAward, "total"> & { bidNo: string })[]> {
  const { rows } = await getPool().query<Omit<NoticedAward, "total" | "status"> & { bidNo: string; status: AwardState }>(
    `select a.rank, a.status, a.fiscal_fen::float8 as "fiscalFen", u.name as "unitName", b.no as "bidNo",
       array(select m.name from bid_member bm join unit m on m.id = bm.unit_id where bm.bid_id = b.id order by m.name) as "memberNames"
     from award a join bid b on b.id = a.bid_id join unit u on u.id = b.lead_unit_id where a.notice_id = $1 or a.id = $1 order by a.rank, b.no`,
    [id],
  );
  return rows;
}
