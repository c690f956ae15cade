import type { ScreenStage } from "#app/domain/similarity/screen.ts";
import { getPool, type Transaction } from "./client.ts";
import { isReal } from "./rehearsal.ts";

export interface StoredScreen {
  id: string;
  roundId: string;
  stage: ScreenStage;
  filesRead: number;
  filesAll: number;
  answer: Buffer | null;
  requestedBy: string | null;
  requestedAt: string;
  readers: { personId: string; name: string }[];
}

type Row = Omit<StoredScreen, "requestedAt"> & { requestedAt: Date };
const toScreen = ({ requestedAt, ...row }: Row): StoredScreen => ({ ...row, requestedAt: requestedAt.toISOString() });

const columns = (answer: string) => `s.id, s.round_id as "roundId", s.stage, s.files_read as "filesRead", s.files_all as "filesAll", ${answer} as answer, s.requested_at as "requestedAt",
  (select p.name from person p where p.id = s.requested_by) as "requestedBy",
  (select json_agg(json_build_object('personId', r.person_id, 'name', p.name) order by p.username) from similarity_reader r join person p on p.id = r.person_id where r.screen_id = s.id) as readers`;

export async function insertScreen(tx: Transaction, screen: { roundId: string; requestedBy: string | null; readers: readonly string[] }): Promise<string> {
  const { rows } = await tx.query<{ id: string }>("insert into similarity_screen (round_id, requested_by) values ($1, $2) returning id", [screen.roundId, screen.requestedBy]);
  await tx.query("insert into similarity_reader (screen_id, person_id) select $1, unnest($2::uuid[])", [rows[0]!.id, screen.readers]);
  return rows[0]!.id;
}

export async function findScreen(id: string): Promise<StoredScreen | null> {
  const { rows } = await getPool().query<Row>(`select ${columns("s.answer")} from similarity_screen s where s.id = $1`, [id]);
  return rows[0] ? toScreen(rows[0]) : null;
}

/** The screens of a round without what they say, the latest first. */
export async function findScreens(roundId: string): Promise<StoredScreen[]> {
  const { rows } = await getPool().query<Row>(`select ${columns("null::bytea")} from similarity_screen s where s.round_id = $1 order by s.id desc limit 50`, [roundId]);
  return rows.map(toScreen);
}

/** How far the job is. */
export async function writeScreenStage(id: string, stage: ScreenStage, files: { read: number; all: number } | null = null): Promise<void> {
  await getPool().query("update similarity_screen set stage = $2, stage_at = app_now(), files_read = coalesce($3, files_read), files_all = coalesce($4, files_all) where id = $1", [id, stage, files?.read ?? null, files?.all ?? null]);
}

/** The end of a screen: what it says, all or nothing; a job that ran twice writes the same once more. */
export async function writeScreenAnswer(tx: Transaction, id: string, answer: Uint8Array, pairs: readonly { rank: number; bidId: string; otherId: string; content: Uint8Array }[]): Promise<void> {
  await tx.query("delete from similarity_pair where screen_id = $1", [id]);
  for (const { rank, bidId, otherId, content } of pairs) await tx.query("insert into similarity_pair (screen_id, rank, bid_id, other_id, content) values ($1, $2, $3, $4, $5)", [id, rank, bidId, otherId, Buffer.from(content)]);
  await tx.query("update similarity_screen set stage = 'done', stage_at = app_now(), answer = $2 where id = $1", [id, Buffer.from(answer)]);
}

export interface StoredPair {
  rank: number;
  bidId: string;
  otherId: string;
  content: Buffer;
}

export async function findPairs(screenId: string, rank: number | null = null): Promise<StoredPair[]> {
  const { rows } = await getPool().query<StoredPair>('select rank, bid_id as "bidId", other_id as "otherId", content from similarity_pair where screen_id = $1 and ($2::int is null or rank = $2) order by rank', [screenId, rank]);
  return rows;
}

export async function markRead(tx: Transaction, screenId: string, personId: string): Promise<void> {
  await tx.query("update similarity_reader set read_at = coalesce(read_at, app_now()) where screen_id = $1 and person_id = $2", [screenId, personId]);
}

/** Opened bids that a screen compares: those of the round, and the latest of other rounds; a rehearsal is compared with nothing real, nor the other way round. */
export interface ScreenBid {
  id: string;
  no: string;
  challengeId: string;
  challengeNo: string;
  roundCode: string;
  unitId: string;
  unitName: string;
  isPast: boolean;
  units: string[];
}

const mostPast = 3_000;

export async function findScreenBids(roundId: string): Promise<ScreenBid[]> {
  const { rows } = await getPool().query<ScreenBid>(
    `select b.id, b.no, c.id as "challengeId", c.no as "challengeNo", r.code as "roundCode", u.id as "unitId", u.name as "unitName", r.id <> $1 as "isPast",
       array[u.uscc] || array(select m.uscc from bid_member x join unit m on m.id = x.unit_id where x.bid_id = b.id order by m.uscc) as units
     from bid b join bid_content k on k.bid_id = b.id join challenge c on c.id = b.challenge_id join round r on r.id = c.round_id join unit u on u.id = b.lead_unit_id
     where b.id in (select o.id from bid o join challenge d on d.id = o.challenge_id where d.round_id = $1)
        or b.id in (select k2.bid_id from bid_content k2 join bid o on o.id = k2.bid_id join challenge d on d.id = o.challenge_id where d.round_id <> $1 and ${isReal("d.round_id")} and ${isReal("$1::uuid")} order by k2.opened_at desc, k2.bid_id limit ${mostPast})
     order by "isPast", c.no, b.no`,
    [roundId],
  );
  return rows;
}

/** Opened bids of a round, but of items from which a conflict keeps the reader away. */
export async function countOpenedBids(roundId: string, closed: readonly string[]): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from bid b join bid_content k on k.bid_id = b.id join challenge c on c.id = b.challenge_id where c.round_id = $1 and c.id <> all($2::uuid[])", [roundId, closed]);
  return rows[0]!.count;
}

/** What the list and its notices of these rounds say: whoever quotes it has copied nobody. */
export async function findKnownTexts(challengeIds: readonly string[]): Promise<string[]> {
  const { rows } = await getPool().query<{ text: string }>(
    `select concat_ws(E'\\n', c.title, c.background, c.content, c.deliverables, c.ip_rule, c.indicators::text) as text from challenge c where c.id = any($1)
     union all select concat_ws(E'\\n', n.title, n.body::text) from notice n where n.published_at is not null and n.round_id in (select round_id from challenge where id = any($1))`,
    [challengeIds],
  );
  return rows.map(({ text }) => text);
}

/** What was read of files before, by bid and place. */
export async function findFileTexts(bidIds: readonly string[]): Promise<Map<string, Buffer>> {
  const { rows } = await getPool().query<{ bidId: string; position: number; content: Buffer }>('select bid_id as "bidId", position, content from bid_file_text where bid_id = any($1)', [bidIds]);
  return new Map(rows.map(({ bidId, position, content }) => [`${bidId} ${position}`, content]));
}

export async function writeFileText(bidId: string, position: number, content: Uint8Array): Promise<void> {
  await getPool().query("insert into bid_file_text (bid_id, position, content) values ($1, $2, $3) on conflict (bid_id, position) do update set content = excluded.content", [bidId, position, Buffer.from(content)]);
}

/** Screens that are done and that this person was named to read and has not. */
export async function findScreensToRead(personId: string): Promise<{ id: string; roundCode: string; roundTitle: string }[]> {
  const { rows } = await getPool().query<{ id: string; roundCode: string; roundTitle: string }>(
    `select s.id, r.code as "roundCode", r.title as "roundTitle" from similarity_reader x join similarity_screen s on s.id = x.screen_id join round r on r.id = s.round_id
     where x.person_id = $1 and x.read_at is null and s.stage = 'done' order by s.id`,
    [personId],
  );
  return rows;
}
