import { getPool, type Transaction } from "./client.ts";

export interface SigningKeyRow {
  keyId: string;
  publicKey: string;
  wrappedPrivateKey: string;
}

/** The key that signs now, or null before the first receipt. */
export async function findActiveSigningKey(tx?: Transaction): Promise<SigningKeyRow | null> {
  const { rows } = await (tx ?? getPool()).query<SigningKeyRow>(
    `select key_id as "keyId", public_key as "publicKey", wrapped_private_key as "wrappedPrivateKey" from signing_key where retired_at is null`,
  );
  return rows[0] ?? null;
}

/** Makes a key the one that signs; false when another one already is. */
export async function insertSigningKey(tx: Transaction, key: SigningKeyRow): Promise<boolean> {
  const { rowCount } = await tx.query("insert into signing_key (key_id, public_key, wrapped_private_key) values ($1, $2, $3) on conflict do nothing", [key.keyId, key.publicKey, key.wrappedPrivateKey]);
  return rowCount === 1;
}

/** The public halves of all keys that ever signed, the newest first. */
export async function findPublicSigningKeys(): Promise<{ keyId: string; publicKey: string }[]> {
  const { rows } = await getPool().query<{ keyId: string; publicKey: string }>(`select key_id as "keyId", public_key as "publicKey" from signing_key order by created_at desc`);
  return rows;
}
