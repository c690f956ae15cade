import { randomInt } from "node:crypto";
import { getPool } from "#app/db/client.ts";
import type { Database } from "./database.ts";
import { keyedDigest } from "./keyed-digest.ts";

/** 口令卡: so many numbered places, each code counts once. */
export const cardPlaces = 12;

const digits = 8;

/**
 * Makes a new card and answers its codes in clear, once: they are printed and never stored. An earlier card
 * ends with it. In a demo the codes follow from the installation's secret, so that the page can show the next one.
 */
export async function issueCard(db: Database, personId: string): Promise<string[]> {
  const demo = await isDemo(db);
  const codes = Array.from({ length: cardPlaces }, (_, index) => (demo ? demoCode(personId, index + 1) : randomInt(10 ** digits).toString().padStart(digits, "0")));
  await db.query(
    `insert into auth_card_code (user_id, place, code_hash) select $1, place, hash from unnest($2::int[], $3::text[]) as c (place, hash)
     on conflict (user_id, place) do update set code_hash = excluded.code_hash, issued_at = clock_timestamp(), used_at = null`,
    [personId, codes.map((_, index) => index + 1), codes.map((code, index) => hashOf(personId, index + 1, code))],
  );
  return codes;
}

/** The place asked for next, and how many codes are left; null without a card. */
export async function findCard(personId: string): Promise<{ place: number | null; left: number } | null> {
  const { rows } = await getPool().query<{ place: number | null; left: number; all: number }>(
    `select min(place) filter (where used_at is null) as place, count(*) filter (where used_at is null)::int as left, count(*)::int as all
     from auth_card_code where user_id = $1`,
    [personId],
  );
  const card = rows[0];
  return card && card.all > 0 ? { place: card.place, left: card.left } : null;
}

/** Uses up the code of the place asked for. False when it is wrong or was used by a request at the same time. */
export async function useCardCode(personId: string, code: string): Promise<boolean> {
  const card = await findCard(personId);
  if (!card?.place) return false;
  const { rowCount } = await getPool().query(
    "update auth_card_code set used_at = clock_timestamp() where user_id = $1 and place = $2 and code_hash = $3 and used_at is null",
    [personId, card.place, hashOf(personId, card.place, code)],
  );
  return rowCount === 1;
}

/** The code the page of a demo shows beside the question; a used-up card is renewed. Null in every other installation. */
export async function demoCardCode(personId: string): Promise<string | null> {
  if (!(await isDemo(getPool()))) return null;
  const card = await findCard(personId);
  if (!card) return null;
  if (card.place === null) await issueCard(getPool(), personId);
  return demoCode(personId, card.place ?? 1);
}

async function isDemo(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ demo: boolean }>("select kind = 'demo' as demo from installation where id = 1");
  return rows[0]?.demo === true;
}

function demoCode(personId: string, place: number): string {
  const number = Buffer.from(keyedDigest("demoCard", personId, place), "base64url").readUIntBE(0, 6);
  return (number % 10 ** digits).toString().padStart(digits, "0");
}

function hashOf(personId: string, place: number, code: string): string {
  return keyedDigest("card", personId, place, code);
}
