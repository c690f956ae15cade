import { createHmac } from "node:crypto";
import { boxOverhead, decryptBox, encryptBox } from "./aes-gcm.ts";
import { fail, succeed, type Attempt } from "./attempt.ts";
import { concatBytes, startsWithBytes, type Bytes } from "./bytes.ts";
import type { Key } from "./secrets.ts";

const magic = new TextEncoder().encode("JBK1");
const keyIdBytes = 4;

/** `otherKey`: wrapped under another key-encryption key, as after a restore without its secrets. */
export type UnwrapProblem = "unknownFormat" | "otherKey" | "rejected";

/** How much longer a wrapped secret is than the secret. */
export const wrapOverhead = magic.length + keyIdBytes + boxOverhead;

/**
 * What a wrapped secret or a protected text belongs to, as associated data. A JSON array, because joined
 * texts would let ("a", "bc") pass for ("ab", "c").
 */
export function associatedData(...parts: (string | number)[]): string {
  return JSON.stringify(["jiebang", ...parts]);
}

/** Wraps a secret under the key-encryption key: "JBK1" ‖ id of that key ‖ AES-256-GCM box. */
export function wrapSecret(kek: Key, associated: string, secret: Uint8Array): Bytes {
  return concatBytes(magic, kekId(kek), encryptBox(kek, associated, secret));
}

export function unwrapSecret(kek: Key, associated: string, wrapped: Uint8Array): Attempt<Bytes, UnwrapProblem> {
  if (!startsWithBytes(wrapped, magic) || wrapped.length < wrapOverhead) return fail("unknownFormat");
  const rest = wrapped.subarray(magic.length);
  if (!startsWithBytes(rest, kekId(kek))) return fail("otherKey");
  const secret = decryptBox(kek, associated, rest.subarray(keyIdBytes));
  return secret ? succeed(secret) : fail("rejected");
}

const idOfKey = new WeakMap<Key, Uint8Array>();

/** Names the key without telling anything of it (a keyed digest); 32 bits tell two keys of one house apart. */
function kekId(kek: Key): Uint8Array {
  const known = idOfKey.get(kek);
  if (known) return known;
  const id = createHmac("sha256", kek).update("jiebang key id").digest().subarray(0, keyIdBytes);
  idOfKey.set(kek, id);
  return id;
}
