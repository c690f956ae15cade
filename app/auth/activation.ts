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

/** Makes a single-use code for a person, by hand of somebody who may; an earlier unused one ends with it. */
export async function issueActivation(
  db: Database,
  input: { personId: string; purpose: ActivationPurpose; issuedBy: string | null; printed?: boolean },
): Promise<Activation> {
  await db.query("delete from auth_activation where user_id = $1 and used_at is null", [input.personId]);
  // What is handed over on paper needs the week, a reset too.
  return insertCode(db, input, input.printed ? validMinutes.activation : validMinutes[input.purpose]);
}

/**
 * A reset that anybody may ask for online. It ends no code that was issued before, or a rival could spoil a slip on
 * its way; null when three are on their way already, so that nobody's mailbox is flooded.
 */
export async function issueOnlineReset(db: Database, personId: string): Promise<Activation | null> {
  const { rows } = await db.query<{ open: number }>(
    "select count(*)::int as open from auth_activation where user_id = $1 and purpose = 'passwordReset' and issued_by is null and used_at is null and expires_at > app_now()",
    [personId],
  );
  if ((rows[0]?.open ?? 0) >= 3) return null;
  return insertCode(db, { personId, purpose: "passwordReset", issuedBy: null }, validMinutes.passwordReset);
}

async function insertCode(db: Database, input: { personId: string; purpose: ActivationPurpose; issuedBy: string | null }, minutes: number): Promise<Activation> {
  const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into auth_activation (user_id, purpose, code_hash, issued_by, expires_at)
     values ($1, $2, $3, $4, app_now() + $5 * interval '1 minute') returning expires_at as "expiresAt"`,
    [input.personId, input.purpose, keyedDigest("activation", code), input.issuedBy, minutes],
  );
  return { code: code.replace(/(.{4})(?=.)/g, "$1-"), expiresAt: rows[0]!.expiresAt.toISOString() };
}

export interface Redeemed {
  personId: string;
  purpose: ActivationPurpose;
  username: string;
  name: string;
}

/** Uses up a code, and with it every other one of its person; null when it is unknown, used, run out, or the person is disabled. */
export async function redeemActivation(db: Database, typed: string): Promise<Redeemed | null> {
  const code = typed.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  const { rows } = await db.query<Redeemed>(
    `update auth_activation a set used_at = app_now() from person p
     where a.code_hash = $1 and a.used_at is null and a.expires_at > app_now() and p.id = a.user_id and p.disabled_at is null
     returning p.id as "personId", a.purpose, p.username, p.name`,
    [keyedDigest("activation", code)],
  );
  if (rows[0]) await db.query("delete from auth_activation where user_id = $1 and used_at is null", [rows[0].personId]);
  return rows[0] ?? null;
}
