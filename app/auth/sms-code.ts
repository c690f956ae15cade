import { randomInt } from "node:crypto";
import { getPool } from "#app/db/client.ts";
import type { Database } from "./database.ts";
import { keyedDigest } from "./keyed-digest.ts";

const validMinutes = 5;
const tries = 5;
/** A second message is sent after a minute at the earliest. */
const pauseSeconds = 60;

/** Makes a code for a message to the person's phone; null while the last one is too young. It replaces the last one. */
export async function issueSmsCode(db: Database, personId: string): Promise<{ code: string; expiresAt: string } | null> {
  const code = randomInt(1_000_000).toString().padStart(6, "0");
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into auth_sms_code as c (user_id, code_hash, tries_left, expires_at) values ($1, $2, $3, clock_timestamp() + $4 * interval '1 minute')
     on conflict (user_id) do update set code_hash = excluded.code_hash, tries_left = excluded.tries_left, sent_at = clock_timestamp(), expires_at = excluded.expires_at
     where c.sent_at < clock_timestamp() - $5 * interval '1 second'
     returning expires_at as "expiresAt"`,
    [personId, keyedDigest("sms", personId, code), tries, validMinutes, pauseSeconds],
  );
  return rows[0] ? { code, expiresAt: rows[0].expiresAt.toISOString() } : null;
}

/** Uses up the code of the last message. Every try counts, five in all. */
export async function useSmsCode(personId: string, code: string): Promise<boolean> {
  const { rowCount } = await getPool().query(
    "update auth_sms_code set tries_left = tries_left - 1 where user_id = $1 and tries_left > 0 and expires_at > clock_timestamp()",
    [personId],
  );
  if (rowCount !== 1) return false;
  const used = await getPool().query("delete from auth_sms_code where user_id = $1 and code_hash = $2", [personId, keyedDigest("sms", personId, code)]);
  return used.rowCount === 1;
}
