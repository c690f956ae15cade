import { Secret, TOTP } from "otpauth";
import { getPool } from "#app/db/client.ts";
import { associatedData, unwrapSecret, wrapSecret } from "#app/crypto/key-wrap.ts";
import { type Key, parseKey } from "#app/crypto/secrets.ts";
import { env } from "#app/env.server.ts";

const period = 30;
const issuer = "揭榜台";

/** A phone's clock may be off by one step either way. */
const window = 1;

/** Starts (or starts anew) an authenticator: its secret, to be typed or scanned once. It counts from its first right code on. */
export async function startTotp(personId: string, label: string): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: 20 });
  await getPool().query(
    `insert into auth_totp (user_id, secret) values ($1, $2)
     on conflict (user_id) do update set secret = excluded.secret, confirmed_at = null, last_step = 0`,
    [personId, wrapSecret(keyEncryptionKey(), boundTo(personId), new Uint8Array(secret.buffer))],
  );
  return { secret: secret.base32, uri: new TOTP({ issuer, label, secret, period }).toString() };
}

/** Confirms the authenticator with its first code. */
export async function confirmTotp(personId: string, code: string): Promise<boolean> {
  return useStep(personId, code, false);
}

/** Uses up a code: the step it belongs to, and every earlier one, cannot count again. */
export async function useTotpCode(personId: string, code: string): Promise<boolean> {
  return useStep(personId, code, true);
}

export async function hasTotp(personId: string): Promise<boolean> {
  const { rowCount } = await getPool().query("select from auth_totp where user_id = $1 and confirmed_at is not null", [personId]);
  return rowCount === 1;
}

export async function removeTotp(personId: string): Promise<void> {
  await getPool().query("delete from auth_totp where user_id = $1", [personId]);
}

async function useStep(personId: string, code: string, confirmed: boolean): Promise<boolean> {
  const { rows } = await getPool().query<{ secret: Buffer }>("select secret from auth_totp where user_id = $1 and (confirmed_at is not null) = $2", [personId, confirmed]);
  if (!rows[0]) return false;
  const secret = unwrapSecret(keyEncryptionKey(), boundTo(personId), rows[0].secret);
  if (!secret.ok) return false;
  const totp = new TOTP({ secret: new Secret({ buffer: secret.value.slice().buffer }), period });
  const delta = totp.validate({ token: code, window });
  if (delta === null) return false;
  // better-auth accepts a code again within its half minute; here the step only ever grows.
  const { rowCount } = await getPool().query(
    "update auth_totp set last_step = $2, confirmed_at = coalesce(confirmed_at, clock_timestamp()) where user_id = $1 and last_step < $2 and (confirmed_at is not null) = $3",
    [personId, totp.counter() + delta, confirmed],
  );
  return rowCount === 1;
}

function keyEncryptionKey(): Key {
  return parseKey(env().JIEBANG_KEY);
}

function boundTo(personId: string): string {
  return associatedData("totp", personId);
}
