import { getPool } from "./client.ts";

/** What the conflict rule cannot compare yet: opened bids whose team and profiles whose ID number have no keyed digest. */
const unmarkedBids = "from bid b join bid_content k on k.bid_id = b.id where b.people_marks is null";
const unmarkedProfiles = "from person_profile where id_number is not null and id_mark is null";

export async function countUnmarked(): Promise<{ bids: number; profiles: number }> {
  const { rows } = await getPool().query<{ bids: number; profiles: number }>(`select (select count(*) ${unmarkedBids})::int as bids, (select count(*) ${unmarkedProfiles})::int as profiles`);
  return rows[0]!;
}

export interface UnmarkedBid {
  id: string;
  versionNumber: number;
  revision: number;
  content: Buffer;
}

/** The next so many after `after` (null: from the first), by id. */
export async function readUnmarkedBids(after: string | null, most: number): Promise<UnmarkedBid[]> {
  const { rows } = await getPool().query<UnmarkedBid>(
    `select b.id, k.version_number as "versionNumber", k.revision, k.content ${unmarkedBids} and ($1::uuid is null or b.id > $1) order by b.id limit $2`,
    [after, most],
  );
  return rows;
}

/** A correction that came in between wrote the marks of what stands now: they stay. */
export async function markBid(bidId: string, marks: readonly string[]): Promise<void> {
  await getPool().query("update bid set people_marks = $2 where id = $1 and people_marks is null", [bidId, marks]);
}

export interface UnmarkedProfile {
  id: string;
  idNumber: Buffer;
}

/** The next so many after `after` (null: from the first), by person. */
export async function readUnmarkedProfiles(after: string | null, most: number): Promise<UnmarkedProfile[]> {
  const { rows } = await getPool().query<UnmarkedProfile>(
    `select person_id as id, id_number as "idNumber" ${unmarkedProfiles} and ($1::uuid is null or person_id > $1) order by person_id limit $2`,
    [after, most],
  );
  return rows;
}

/** Only for the number that was read: one typed anew in between brought its own mark. */
export async function markProfile({ id, idNumber }: UnmarkedProfile, mark: string): Promise<void> {
  await getPool().query("update person_profile set id_mark = $3 where person_id = $1 and id_number = $2 and id_mark is null", [id, idNumber, mark]);
}
