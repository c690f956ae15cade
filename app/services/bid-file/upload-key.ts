import { associatedData, unwrapSecret } from "#app/crypto/key-wrap.ts";
import type { StoredFile } from "#app/db/bid-file.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** The key of an unfinished upload. Throws when it cannot be unwrapped: an accident for the operator. */
export function uploadKeyOf({ id, uploadKey }: Pick<StoredFile, "id" | "uploadKey">): Uint8Array {
  const key = uploadKey && unwrapSecret(keyEncryptionKey(), associatedData("uploadKey", id), new Uint8Array(uploadKey));
  if (!key?.ok) throw new Error(`The key of the upload ${id} cannot be used (${key?.reason ?? "destroyed"})`);
  return key.value;
}
