import { makeSigningKey, type SigningKey, unlockSigningKey } from "#app/crypto/signing-key.ts";
import { inTransaction } from "#app/db/client.ts";
import { findActiveSigningKey, insertSigningKey, type SigningKeyRow } from "#app/db/signing-key.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { keyEncryptionKey } from "./keep-content.ts";

let unlocked: { wrapped: string; key: SigningKey } | undefined;

/** The key that signs receipts, as it was found just now; made once for an installation at its first receipt. */
export async function receiptKey(found: SigningKeyRow | null): Promise<SigningKey> {
  const stored = found ?? (await makeFirstKey());
  // Read each time, because it may be changed; unlocked once.
  if (unlocked?.wrapped === stored.wrappedPrivateKey) return unlocked.key;
  const key = unlockSigningKey(keyEncryptionKey(), stored);
  if (!key.ok) throw new Error(`The key that signs receipts cannot be used (${key.reason})`);
  unlocked = { wrapped: stored.wrappedPrivateKey, key: key.value };
  return key.value;
}

async function makeFirstKey(): Promise<SigningKeyRow> {
  const made = makeSigningKey(keyEncryptionKey());
  await inTransaction(async (tx) => ok(await insertSigningKey(tx, made)));
  // Two first receipts at once: the table lets one key stand.
  return (await findActiveSigningKey())!;
}
