import { getPool, type Transaction } from "./client.ts";
import { isMobile } from "./mobile.ts";

/** What is followed: a challenge by its id, or a search of the public list by its address. */
export type Followed = { challengeId: string } | { search: string };

const columnOf = (followed: Followed) => ("search" in followed ? "search" : "challenge_id");
const valueOf = (followed: Followed) => ("search" in followed ? followed.search : followed.challengeId);

/** What news of a challenge name. */
export async function findToldChallenge(tx: Transaction, challengeId: string): Promise<{ challengeNo: string; challengeTitle: string }> {
  const { rows } = await tx.query<{ challengeNo: string; challengeTitle: string }>('select no as "challengeNo", title as "challengeTitle" from challenge where id = $1', [challengeId]);
  return rows[0]!;
}

/** Who follows: `personName` null where there is no account. */
export interface Follower {
  id: string;
  personName: string | null;
  address: string;
}

/** Confirmed followers that a mail reaches. */
export async function findFollowers(tx: Transaction, followed: Followed): Promise<Follower[]> {
  const { rows } = await tx.query<Follower>(
    `select f.id, p.name as "personName", coalesce(f.address, p.email) as address
     from follow f left join person p on p.id = f.person_id and p.disabled_at is null
     where f.${columnOf(followed)} = $1 and f.confirmed_at is not null and coalesce(f.address, p.email) is not null order by f.id`,
    [valueOf(followed)],
  );
  return rows;
}

/** Mobile numbers of those who follow a challenge with an account that has no address: SMS is what they read. */
export async function findFollowerPhones(tx: Transaction, challengeId: string): Promise<string[]> {
  const { rows } = await tx.query<{ phone: string }>(
    `select p.phone from follow f join person p on p.id = f.person_id and p.disabled_at is null
     where f.challenge_id = $1 and f.confirmed_at is not null and p.email is null and ${isMobile("p.phone")} order by f.id`,
    [challengeId],
  );
  return rows.map(({ phone }) => phone);
}

/** The searches that somebody follows, each once. */
export async function findFollowedSearches(): Promise<string[]> {
  const { rows } = await getPool().query<{ search: string }>("select distinct search from follow where search is not null and confirmed_at is not null order by search");
  return rows.map(({ search }) => search);
}

/** Follows for a person; following twice is following. */
export async function insertPersonFollow(tx: Transaction, followed: Followed, personId: string): Promise<void> {
  await tx.query(`insert into follow (${columnOf(followed)}, person_id, confirmed_at) values ($1, $2, app_now()) on conflict do nothing`, [valueOf(followed), personId]);
}

export async function deletePersonFollow(tx: Transaction, followed: Followed, personId: string): Promise<void> {
  await tx.query(`delete from follow where ${columnOf(followed)} = $1 and person_id = $2`, [valueOf(followed), personId]);
}

/**
 * Puts an address down as not yet confirmed. Null where it follows already or was asked within ten minutes: then nothing is
 * sent, so that nobody floods an address that is not theirs.
 */
export async function askAddressFollow(tx: Transaction, followed: Followed, address: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into follow (${columnOf(followed)}, address) values ($1, $2)
     on conflict (${columnOf(followed)}, address) do update set created_at = app_now() where follow.confirmed_at is null and follow.created_at < app_now() - interval '10 minutes' returning id`,
    [valueOf(followed), address],
  );
  return rows[0]?.id ?? null;
}

/** A follow as its link shows it: of a challenge, or else of a search. */
export interface FollowOfLink {
  id: string;
  challenge: { no: string; title: string } | null;
  search: string | null;
  isConfirmed: boolean;
}

export async function findFollow(id: string, tx?: Transaction): Promise<FollowOfLink | null> {
  const { rows } = await (tx ?? getPool()).query<FollowOfLink>(
    `select f.id, case when c.id is not null then json_build_object('no', c.no, 'title', c.title) end as challenge, f.search, f.confirmed_at is not null as "isConfirmed"
     from follow f left join challenge c on c.id = f.challenge_id where f.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export async function confirmFollow(tx: Transaction, id: string): Promise<void> {
  await tx.query("update follow set confirmed_at = coalesce(confirmed_at, app_now()) where id = $1", [id]);
}

export async function deleteFollow(tx: Transaction, id: string): Promise<void> {
  await tx.query("delete from follow where id = $1", [id]);
}

/** What a person follows: challenges by number, then searches. */
export async function findFollowed(personId: string): Promise<Pick<FollowOfLink, "challenge" | "search">[]> {
  const { rows } = await getPool().query<Pick<FollowOfLink, "challenge" | "search">>(
    `select case when c.id is not null then json_build_object('no', c.no, 'title', c.title) end as challenge, f.search
     from follow f left join challenge c on c.id = f.challenge_id where f.person_id = $1 and f.confirmed_at is not null order by c.no nulls last, f.search`,
    [personId],
  );
  return rows;
}
