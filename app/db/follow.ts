import { getPool, type Transaction } from "./client.ts";

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

/** Confirmed followers of a challenge that can be reached. */
export async function findFollowers(tx: Transaction, challengeId: string): Promise<Follower[]> {
  const { rows } = await tx.query<Follower>(
    `select f.id, p.name as "personName", coalesce(f.address, p.email) as address
     from follow f left join person p on p.id = f.person_id and p.disabled_at is null
     where f.challenge_id = $1 and f.confirmed_at is not null and coalesce(f.address, p.email) is not null order by f.id`,
    [challengeId],
  );
  return rows;
}

/** Follows for a person; following twice is following. */
export async function insertPersonFollow(tx: Transaction, challengeId: string, personId: string): Promise<void> {
  await tx.query("insert into follow (challenge_id, person_id, confirmed_at) values ($1, $2, app_now()) on conflict (challenge_id, person_id) do nothing", [challengeId, personId]);
}

export async function deletePersonFollow(tx: Transaction, challengeId: string, personId: string): Promise<void> {
  await tx.query("delete from follow where challenge_id = $1 and person_id = $2", [challengeId, personId]);
}

/**
 * Puts an address down as not yet confirmed. Null where it follows already or was asked within ten minutes: then nothing is
 * sent, so that nobody floods an address that is not theirs.
 */
export async function askAddressFollow(tx: Transaction, challengeId: string, address: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into follow (challenge_id, address) values ($1, $2)
     on conflict (challenge_id, address) do update set created_at = app_now() where follow.confirmed_at is null and follow.created_at < app_now() - interval '10 minutes' returning id`,
    [challengeId, address],
  );
  return rows[0]?.id ?? null;
}

export interface FollowOfLink {
  id: string;
  challengeNo: string;
  challengeTitle: string;
  isConfirmed: boolean;
}

export async function findFollow(id: string, tx?: Transaction): Promise<FollowOfLink | null> {
  const { rows } = await (tx ?? getPool()).query<FollowOfLink>(
    `select f.id, c.no as "challengeNo", c.title as "challengeTitle", f.confirmed_at is not null as "isConfirmed" from follow f join challenge c on c.id = f.challenge_id where f.id = $1`,
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

/** Challenges that a person follows. */
export async function findFollowed(personId: string): Promise<{ no: string; title: string }[]> {
  const { rows } = await getPool().query<{ no: string; title: string }>("select c.no, c.title from follow f join challenge c on c.id = f.challenge_id where f.person_id = $1 and f.confirmed_at is not null order by c.no", [personId]);
  return rows;
}

/** How many follow a challenge: a signal that tells nothing of bids (guide 0.1, 1). */
export async function countFollowers(challengeId: string): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>("select count(*)::int as count from follow where challenge_id = $1 and confirmed_at is not null", [challengeId]);
  return rows[0]!.count;
}
