import { eligibilitySchema } from "#app/domain/challenge/eligibility.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import type { ChallengeRow, ChallengeSort, FoundChallengeRow, PublicChallenge, StaffChallenge } from "#app/domain/challenge/view.ts";
import { formatActNumber, formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { NoticeName } from "#app/domain/notice/view.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { amendmentsJson } from "./amendment.ts";
import { attachmentsJson } from "./attachment.ts";
import { getPool } from "./client.ts";
import { intentsJson } from "./intent.ts";
import { answersJson } from "./question.ts";
import { lotsJson } from "./sample.ts";
import { visitJson } from "./item-visit.ts";
import { takedownsJson } from "./takedown.ts";
import { isShown } from "./rehearsal.ts";

// Read with `pg` in one query each: the list and the item page are what everybody opens, within 10 ms.
const rowColumns = `c.no, c.title, c.class, c.waste, c.direction, u.name as "ownerName", c.fiscal_fen::float8 as "fiscalFen", c.owner_input_fen::float8 as "ownerInputFen",
  c.pay_to_bidder_fen::float8 as "payToBidderFen", c.status, c.race, c.opens_at as "opensAt", c.closes_at as "closesAt", c.eligibility, r.code as "roundCode"`;
const rowJoins = "join round r on r.id = c.round_id left join unit u on u.id = c.owner_unit_id";
const rowTables = `challenge c ${rowJoins}`;

const isoInstant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

interface StoredRow extends Omit<ChallengeRow, "opensAt" | "closesAt" | "isOpenForBids" | "eligibility"> {
  eligibility: unknown;
  opensAt: Date | null;
  closesAt: Date | null;
}

function withWindow<R extends StoredRow>(row: R, now: string): Omit<R, "opensAt" | "closesAt" | "eligibility"> & ChallengeRow {
  const window = { opensAt: row.opensAt?.toISOString() ?? null, closesAt: row.closesAt?.toISOString() ?? null };
  return { ...row, ...window, eligibility: eligibilitySchema.parse(row.eligibility), isOpenForBids: isOpenForBids({ status: row.status, ...window }, now) };
}

const orders: Record<ChallengeSort, string> = {
  no: "c.no",
  "-no": "c.no desc",
  money: "c.fiscal_fen + c.owner_input_fen, c.no",
  "-money": "c.fiscal_fen + c.owner_input_fen desc, c.no",
  closesAt: "c.closes_at, c.no",
  "-closesAt": "c.closes_at desc nulls last, c.no",
};

export interface ChallengeFilter {
  /** Published ones only, unless the whole round is asked for by its staff. */
  publicOnly: boolean;
  roundCode?: string | undefined;
  waste?: string | undefined;
  class?: string | undefined;
  direction?: string | undefined;
  /** Kind of the demand owner's unit. */
  ownerKind?: string | undefined;
  /** Among these alone. */
  ids?: readonly string[] | undefined;
  /** Accepting bids now. */
  open?: boolean | undefined;
  text?: string | undefined;
  /** In one of these states. */
  state?: readonly string[] | undefined;
  /** City's and owner's money together, at least; 分. */
  leastFen?: number | undefined;
  /** Closes after now and before this instant (ISO). */
  closesBefore?: string | undefined;
  /** Order of the list, `-` for the other way round; by number when left out. */
  sort?: ChallengeSort | undefined;
}

const pairs = (table: string) => `challenge_pairs(${["no", "title", "keywords", "background", "content", "deliverables"].map((column) => `${table}.${column}`).join(", ")})`;

/** The challenges that a list is made of, by what must hold of them. */
interface Source {
  from: string;
  where: string;
}

const all: Source = { from: "challenge c", where: "$7::text is null" };

/**
 * All pairs of the words' characters are there; a word of one character is looked for in title and number. The pairs come from
 * a row of their own, so that the planner asks the index also for a word that nearly all items have: it would rather take
 * the texts of all of them apart, in seconds.
 */
const found: Source = {
  from: `(select text_pairs($7) as pairs offset 0) asked join challenge c on ${pairs("c")} @> asked.pairs`,
  where: "(length($7) > 1 or c.title like '%' || $7 || '%' or c.no like '%' || $7 || '%')",
};

/** Most of them are there: what somebody typed nearly right (脱减 for 脱碱). Each pair is asked of the index, because to take an item's texts apart costs a hundred times more. */
const nearlyFound: Source = {
  from: "challenge c",
  where: `c.id in (select m.id from unnest(text_pairs($7)) pair join challenge m on ${pairs("m")} @> array[pair]
    group by m.id having 2 * count(*) >= cardinality(text_pairs($7)))`,
};

/** Where the words stand in the texts of rows whose titles do not hold them: the words themselves, or else their first two characters. Read for the rows of a page alone. */
async function readExcerpts(text: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await getPool().query<{ no: string; excerpt: string }>(
    `select c.no, substring(p.texts from greatest(1, coalesce(nullif(strpos(p.texts, $1), 0), nullif(strpos(p.texts, left($1, 2)), 0), 1) - 20) for 90) as excerpt
     from challenge c cross join lateral (select concat_ws(' ', c.keywords, c.background, c.content, c.deliverables) as texts) p where c.no = any($2) and strpos(c.title, $1) = 0`,
    [text, numbers],
  );
  return new Map(rows.map(({ no, excerpt }) => [no, excerpt]));
}

/** Words in Chinese; a number that is not there is not nearly there. */
const mayBeMistyped = /\p{Script=Han}.*\p{Script=Han}/u;

/** A page of the list with the count of all that match. `isNear`: nothing matched as typed, so these match nearly. */
export async function findChallengeRows(filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<{ rows: FoundChallengeRow[]; total: number; isNear: boolean }> {
  const exact = await readRows(filter, page, now, filter.text ? found : all);
  const near = exact.total === 0 && mayBeMistyped.test(filter.text ?? "") && page.skip === 0 ? await readRows(filter, page, now, nearlyFound) : null;
  const isNear = near !== null && near.total > 0;
  const { rows, total } = isNear ? near : exact;
  const excerpts = filter.text ? await readExcerpts(filter.text, rows.map(({ no }) => no)) : null;
  return { rows: rows.map((row) => ({ ...row, excerpt: excerpts?.get(row.no) ?? null })), total, isNear };
}

async function readRows(filter: ChallengeFilter, page: { skip: number; take: number }, now: string, { from, where }: Source): Promise<{ rows: ChallengeRow[]; total: number }> {
  const { publicOnly, roundCode, waste, class: kind, direction, ownerKind, ids, open = false, text, sort = "no", state, leastFen, closesBefore } = filter;
  const { rows } = await getPool().query<StoredRow & { total: number }>(
    // What a row shows is read for the page alone: to join it for all and carry it through counting and sorting took most of the time.
    `with page as materialized (select c.id, (count(*) over ())::int as total from ${from}
     where (not $1::boolean or (${isShown}))
       and ($2::text is null or c.round_id = (select id from round where code = $2)) and ($3::text is null or $3 = any(c.waste)) and ($4::text is null or c.class = $4)
       and (not $5::boolean or (c.status = 'open' and c.closes_at > $6))
       and ($8::text[] is null or c.status = any($8)) and ($9::bigint is null or c.fiscal_fen + c.owner_input_fen >= $9)
       and ($10::timestamptz is null or (c.closes_at > $6 and c.closes_at < $10))
       and ($13::text is null or c.direction = $13) and ($14::text is null or $14 = (select kind from unit where id = c.owner_unit_id)) and ($15::uuid[] is null or c.id = any($15))
       and ${where}
     order by ${orders[sort]} limit $11 offset $12)
     select ${rowColumns}, page.total from page join challenge c on c.id = page.id ${rowJoins} order by ${orders[sort]}`,
    [publicOnly, roundCode ?? null, waste ?? null, kind ?? null, open, now, text ?? null, state ?? null, leastFen ?? null, closesBefore ?? null, page.take, page.skip, direction ?? null, ownerKind ?? null, ids ?? null],
  );
  return { rows: rows.map(({ total: _, ...row }) => withWindow(row, now)), total: rows[0]?.total ?? 0 };
}

type StoredChallenge = StoredRow & Pick<PublicChallenge, "pattern" | "periodMonths" | "background" | "content" | "deliverables" | "ipRule" | "industry" | "keywords" | "isConfidential" | "contact" | "publicReason" | "parentNo" | "roundTitle" | "custody" | "openingKeyFingerprint" | "reopenings" | "draws" | "amendments" | "answers" | "takedowns" | "attachments" | "lots" | "visit" | "intents" | "reissuedAs"> & { indicators: unknown; notices: StoredNotice[] };

interface StoredNotice extends NoticeName {
  id: string;
  actNo: number | null;
  roundCode: string;
  agency: string | null;
  year: number | null;
  sequence: number | null;
  publishedAt: string | null;
}

/** A challenge as everybody may see it once it is public. */
export async function findPublicChallenge(id: string, now: string): Promise<PublicChallenge | null> {
  const { rows } = await getPool().query<StoredChallenge>(
    `select ${rowColumns}, c.pattern, c.period_months as "periodMonths", c.background, c.content, c.deliverables, c.ip_rule as "ipRule", c.indicators, c.industry, c.keywords, c.is_confidential as "isConfidential", c.contact,
       c.public_reason as "publicReason", (select p.no from challenge p where p.id = c.parent_id) as "parentNo",
       (select n.no from challenge n where n.parent_id = c.id and n.opens_at is not null and n.status not in ('drafted', 'approved') order by n.created_at desc limit 1) as "reissuedAs", r.title as "roundTitle", r.custody,
       (select k.fingerprint from opening_key k where k.challenge_id = c.id) as "openingKeyFingerprint",
       coalesce((select json_agg(json_build_object('from', ${isoInstant("t.reopened_at")}, 'until', ${isoInstant("t.reopened_until")}, 'publicReason', t.public_reason) order by t.reopened_at)
         from ticket t join bid b on b.id = t.bid_id where b.challenge_id = c.id and t.status = 'reopened'), '[]') as reopenings,
       coalesce((select json_agg(json_build_object('id', d.id, 'drawnAt', ${isoInstant("x.drawn_at")}, 'isOnPaper', d.paper is not null) order by d.id) from expert_draw d join expert_draw_result x on x.draw_id = d.id where d.challenge_id = c.id), '[]') as draws,
       ${amendmentsJson()} as amendments, ${answersJson} as answers, ${takedownsJson} as takedowns, ${attachmentsJson} as attachments, ${lotsJson} as lots, ${visitJson} as visit, ${intentsJson} as intents,
       coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'amendment', (n.body ->> 'amendment')::int, 'challengeNo', case when n.challenge_id is not null then c.no end, 'title', n.title,
         'agency', n.doc_agency, 'year', n.doc_year, 'sequence', n.doc_seq, 'actNo', n.act_no, 'roundCode', r.code, 'publishedAt', n.published_at) order by n.published_at)
         from notice n where n.round_id = c.round_id and n.status <> 'draft' and (n.challenge_id = c.id or n.body -> 'challenges' ? c.no)), '[]') as notices
     from ${rowTables} where c.id = $1`,
    [id],
  );
  if (!rows[0]) return null;
  const { indicators, notices, ...row } = rows[0];
  return { ...withWindow(row, now), sight: "public", indicators: indicatorList.parse(indicators), notices: notices.map(toNotice) };
}

function toNotice({ agency, year, sequence, actNo, roundCode, publishedAt, ...name }: StoredNotice): PublicChallenge["notices"][number] {
  const documentNumber = agency && year && sequence ? formatDocumentNumber({ agency, year, sequence }) : null;
  return { ...name, number: documentNumber ?? (actNo === null ? null : formatActNumber(roundCode, actNo)), publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString() };
}

/** What only the bureau reads of a challenge. */
export async function findStaffFacts(id: string): Promise<Pick<StaffChallenge, "id" | "version" | "bidsAtClose" | "preparedBy" | "approvedBy">> {
  const { rows } = await getPool().query<Pick<StaffChallenge, "id" | "version" | "bidsAtClose" | "preparedBy" | "approvedBy">>(
    'select id, version, bids_at_close as "bidsAtClose", created_by as "preparedBy", approved_by as "approvedBy" from challenge where id = $1',
    [id],
  );
  return rows[0]!;
}
