import { waysToSay, wordsOf } from "#app/domain/challenge/synonyms.ts";
import { itemPlan } from "#app/domain/challenge/plan.ts";
import type { ChallengeRow, ChallengeSort, ExportedChallenge, ListedChallenge } from "#app/domain/challenge/view.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { rowColumns, rowJoins, type StoredRow, withWindow } from "./challenge-views.ts";
import { getPool } from "./client.ts";
import { issuersOfRound } from "./issuers.ts";
import { isShown } from "./rehearsal.ts";

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

/** How words are looked for: the condition on `c`, a row of challenge_listing; `bind` makes a value a parameter. */
type Search = (words: readonly string[], bind: (value: unknown) => string) => string;

/** The pairs of characters of all words together, each word's own. */
const wordPairs = (words: string) => `(select coalesce(array_agg(distinct pair), '{}') from unnest(${words}::text[]) word cross join lateral unnest(text_pairs(word)) pair)`;

/**
 * All pairs of the words' characters are there, wherever each word stands; a word of a single character is looked for in title and
 * number. The sought pairs come from a row of their own, so that the planner asks the index also for a word that nearly all items have:
 * it would rather fetch the pairs of all of them.
 */
const found: Search = (words, bind) => {
  const long = words.filter((word) => [...word].length > 1);
  const single = words.filter((word) => [...word].length === 1).map((word) => bind(word));
  return [...(long.length > 0 ? [`c.pairs @> ${wordPairs(bind(long))}`] : []), ...single.map((word) => `(c.title like '%' || ${word} || '%' or c.no like '%' || ${word} || '%')`)].join(" and ") || "true";
};

/** Most pairs are there: what somebody typed nearly right (脱减 for 脱碱). Each pair is asked of the index, because to fetch those of all items costs a hundred times more. */
const nearlyFound: Search = (words, bind) => {
  const sought = wordPairs(bind(words));
  return `c.id in (select hit.id from unnest(${sought}) pair
    cross join lateral (select m.id from challenge_listing m where m.pairs @> array[pair] offset 0) hit
    group by hit.id having 2 * count(*) >= cardinality(${sought}))`;
};

/** Where words stand in the texts of rows whose titles do not hold them all: the first that the title lacks, in any way to say it, or else its first two characters. Read for the rows of a page alone. */
async function readExcerpts(text: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await getPool().query<{ no: string; excerpt: string }>(
    `select c.no, substring(p.texts from greatest(1, coalesce((select min(nullif(strpos(lower(p.texts), lower(word)), 0)) from unnest($3::text[]) word where strpos(lower(c.title), lower(word)) = 0), (select min(nullif(strpos(p.texts, left(word, 2)), 0)) from unnest($1::text[]) word where strpos(lower(c.title), lower(word)) = 0), 1) - 20) for 90) as excerpt
     from challenge c cross join lateral (select concat_ws(' ', c.keywords, c.background, c.content, c.deliverables) as texts) p where c.no = any($2) and exists (select from unnest($1::text[]) word where strpos(lower(c.title), lower(word)) = 0)`,
    [wordsOf(text), numbers, waysToSay(text).flatMap(wordsOf)],
  );
  return new Map(rows.map(({ no, excerpt }) => [no, excerpt]));
}

/** Words in Chinese; a number that is not there is not nearly there. */
const mayBeMistyped = /\p{Script=Han}.*\p{Script=Han}/u;

export interface FoundPage<Row> {
  rows: Row[];
  /** Of all that match. */
  total: number;
  /** Nothing matched as typed, so these match nearly. */
  isNear: boolean;
}

/** A page of the list, its rows whole. */
export function findChallengeRows(filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<FoundPage<ChallengeRow & { excerpt: string | null }>> {
  return findRows<StoredRow, ChallengeRow>({ name: "rows", columns: rowColumns, joins: rowJoins, toRow: (row) => withWindow(row, now) }, filter, page, now);
}

interface StoredExport extends StoredRow {
  plan: unknown;
  issuers: string[];
}

/** A page of the list as files have it. */
export function findExportRows(filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<FoundPage<ExportedChallenge & { excerpt: string | null }>> {
  const toRow = ({ plan, ...row }: StoredExport) => ({ ...withWindow(row, now), ...itemPlan.parse(plan) });
  return findRows<StoredExport, ExportedChallenge>({ name: "export", columns: `${rowColumns}, c.plan, ${issuersOfRound} as issuers`, joins: rowJoins, toRow }, filter, page, now);
}

interface StoredListed extends Omit<ListedChallenge, "closesAt" | "isOpenForBids" | "excerpt"> {
  opens: number | null;
  closes: number | null;
}

/** Instants as numbers: to write them out as text took the database a third of such a page. */
const listedColumns = `c.no, c.title, c.class, c.waste, u.name as "ownerName", (c.fiscal_fen + c.owner_input_fen)::float8 as "sumFen", c.status, c.race, date_part('epoch', c.opens_at) as opens, date_part('epoch', c.closes_at) as closes`;

/** A page of the list as people read it. */
export function findListed(filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<FoundPage<ListedChallenge>> {
  const toRow = ({ opens, closes, ...row }: StoredListed) => {
    const closesAt = instantOf(closes);
    return { ...row, closesAt, isOpenForBids: isOpenForBids({ status: row.status, opensAt: instantOf(opens), closesAt }, now) };
  };
  return findRows<StoredListed, Omit<ListedChallenge, "excerpt">>({ name: "listed", columns: listedColumns, joins: "left join unit u on u.id = c.owner_unit_id", toRow }, filter, page, now);
}

/** Seconds of the epoch as ISO; what is stored has milliseconds. */
function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(Math.round(seconds * 1000)).toISOString();
}

/** How much of a row is read, and what is made of it. */
interface Shape<Stored, Row> {
  name: string;
  columns: string;
  joins: string;
  toRow: (stored: Stored) => Row;
}

async function findRows<Stored extends object, Row extends { no: string }>(shape: Shape<Stored, Row>, filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<FoundPage<Row & { excerpt: string | null }>> {
  const text = filter.text ?? "";
  const exact = await readRows(shape, filter, page, now, found);
  const near = exact.total === 0 && mayBeMistyped.test(text) && page.skip === 0 ? await readRows(shape, filter, page, now, nearlyFound) : null;
  const isNear = near !== null && near.total > 0;
  const { rows, total } = isNear ? near : exact;
  const excerpts = text ? await readExcerpts(text, rows.map(({ no }) => no)) : null;
  return { rows: rows.map((row) => ({ ...row, excerpt: excerpts?.get(row.no) ?? null })), total, isNear };
}

/** What must hold of `c` but for its words, what of those, and the values that both speak of: only what is asked for, which the planner then answers best. */
function conditionsOf(filter: ChallengeFilter, now: string, search: Search): { others: string; words: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${String(values.push(value))}`;
  const { publicOnly, roundCode, waste, class: kind, direction, ownerKind, ids, open, text, state, leastFen, closesBefore } = filter;
  const conditions = [
    publicOnly && isShown,
    roundCode && `c.round_id = (select id from round where code = ${bind(roundCode)})`,
    waste && `${bind(waste)} = any(c.waste)`,
    kind && `c.class = ${bind(kind)}`,
    direction && `c.direction = ${bind(direction)}`,
    ownerKind && `${bind(ownerKind)} = (select kind from unit where id = c.owner_unit_id)`,
    ids && `c.id = any(${bind(ids)})`,
    open && `c.status = 'open' and c.closes_at > ${bind(now)}`,
    state && `c.status = any(${bind(state)})`,
    leastFen !== undefined && `c.fiscal_fen + c.owner_input_fen >= ${bind(leastFen)}`,
    closesBefore && `c.closes_at > ${bind(now)} and c.closes_at < ${bind(closesBefore)}`,
  ];
  const words = text ? `(${waysToSay(text).map((way) => `(${search(wordsOf(way), bind)})`).join(" or ")})` : "true";
  return { others: conditions.filter((one) => typeof one === "string" && one !== "").join(" and ") || "true", words, values };
}

/** So short a word is often one that most items have; among so many of the list's first rows it fills a page then. */
const shortWord = 4;
const firstRows = 100;

async function readRows<Stored extends object, Row>(shape: Shape<Stored, Row>, filter: ChallengeFilter, { skip, take }: { skip: number; take: number }, now: string, search: Search): Promise<{ rows: Row[]; total: number }> {
  const { publicOnly, text, sort = "no" } = filter;
  const { others, words, values } = conditionsOf(filter, now, search);
  const order = orders[sort];
  // Of each hit of a word its row may be asked, and of the listing many lie on a page; the list that is opened stands in an index.
  const from = `from ${text ? "challenge_listing" : "challenge"} c where ${others} and ${words}`;
  const counted = `select count(*)::int as total ${from}`;
  const read = async (page: string, name?: string) => {
    const { rows } = await getPool().query<Stored & { total: number | null }>({
      ...(name !== undefined && { name }),
      // What a row shows is read for the page alone: to join it for all and carry it through sorting took most of the time.
      text: `with page as materialized (${page}) select ${shape.columns}, ${text ? "null::int" : `(${counted})`} as total from page join challenge c on c.id = page.id ${shape.joins} order by ${order}`,
      values,
    });
    return rows;
  };
  // To sort all hits of a common word takes longer than to count them, and the list's first rows hold a page of them; where the very first mostly lack it, no more are asked.
  const readFirst = async () => {
    const asked = (some: string) => `${some} f cross join lateral (select l.* from challenge_listing l where l.id = f.id offset 0) c where ${words}`;
    const rows = await read(`with first as materialized (select c.id from challenge c where ${others} order by ${order} limit ${String(firstRows)})
      select c.id from ${asked("first")} and (select count(*) > 5 from ${asked("(select id from first limit 10)")}) order by ${order} limit ${String(take)}`);
    return rows.length === take ? rows : null;
  };
  const mayFillFirst = text !== undefined && text.length <= shortWord && search === found && skip === 0 && take < firstRows && orders[sort].startsWith("c.no");
  // The list as it is first opened: each connection plans it once.
  const name = values.length === 0 && skip === 0 ? `challenges ${shape.name} ${sort} ${String(publicOnly)} ${String(take)}` : undefined;
  const reading = async () => (mayFillFirst ? await readFirst() : null) ?? (await read(`select c.id ${from} order by ${order} limit ${String(take)} offset ${String(skip)}`, name));
  // Counted from the index alone; of words all hits are read, and then both halves at once, each on its connection.
  const [rows, count] = await Promise.all([reading(), text ? getPool().query<{ total: number }>(counted, values) : null]);
  return { rows: rows.map(({ total: _, ...row }) => shape.toRow(row as unknown as Stored)), total: (count?.rows ?? rows)[0]?.total ?? 0 };
}
