import { randomInt } from "node:crypto";
import type { Database } from "./database.ts";
import { keyedDigest } from "./keyed-digest.ts";

/** No two letters that look alike in print. Twelve of them cannot be guessed (58 bits). */
const alphabet = "23456789ABCDEFGHJKMNPQRTVWXY";
const length = 12;

export type ActivationPurpose = "activation" | "passwordReset";

/** An activation lives for a week, on paper or in a mail; a reset that somebody asked for online for half an hour. */
const validMinutes: Record<ActivationPurpose, number> = { activation: 7 * 24 * 60, passwordReset: 30 };

export interface Activation {
  /** In groups of four, to be shown or sent once. */
  code: string;
  /** ISO, by the database's clock: it stands printed beside the code. */
  expiresAt: string;
}

/** Makes a single-use code for a person; an earlier unused one ends with it. */
export async function issueActivation(
  db: Database,
  input: { personId: string; purpose: ActivationPurpose; issuedBy: string | null; printed?: boolean },
): Promise<Activation> {
  const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
  // What is handed over on paper needs the week, a reset too.
  const minutes = input.printed ? validMinutes.activation : validMinutes[input.purpose];
  await db.query("delete from auth_activation where user_id = $1 and used_at is null", [input.personId]);
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into auth_activation (user_id, purpose, code_hash, issued_by, expires_at)
     values ($1, $2, $3, $4, app_now() + $5 * interval '1 minute') returning expires_at as "expiresAt"`,
    [input.personId, input.purpose, keyedDigest("activation", code), input.issuedBy, minutes],
  );
  return { code: code.replace(/(.{4})(?=.)/g, "$1-"), expiresAt: rows[0]!.expiresAt.toISOString() };
}

/** Uses up a code and answers whose it was; null when it is unknown, used, run out, or the person is disabled. */
export async function redeemActivation(db: Database, typed: string): Promise<{ personId: string; purpose: ActivationPurpose; username: string } | null> {
  const code = typed.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  const { rows } = await db.query<{ personId: string; purpose: ActivationPurpose; username: string }>(
    `update auth_activation a set used_at = app_now() from person p
     where a.code_hash = $1 and a.used_at is null and a.expires_at > app_now() and p.id = a.user_id and p.disabled_at is null
     returning p.id as "personId", a.purpose, p.username`,
    [keyedDigest("activation", code)],
  );
  return rows[0] ?? null;
}
