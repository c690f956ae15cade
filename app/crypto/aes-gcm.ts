import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";
import { concatBytes, type Bytes } from "./bytes.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** How much longer a box is than its plaintext: nonce and tag. */
export const boxOverhead = nonceBytes + tagBytes;

/**
 * Encrypts into a box: nonce ‖ ciphertext ‖ tag. The nonce is drawn here and nowhere else, so no caller can
 * repeat one; 96 random bits are safe for 2^32 boxes a key (NIST SP 800-38D, 8.3). Only the key-encryption
 * key makes more than one box; an autosave every 2 s by 1,000 teams needs 99 days without a pause for 2^32.
 */
export function encryptBox(key: KeyObject, associated: string, plaintext: Uint8Array): Bytes {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(associated, "utf8"));
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return concatBytes(nonce, ciphertext, cipher.getAuthTag());
}

/** The plaintext of a box, or null when key, associated data or any byte differ: which one cannot be told. */
export function decryptBox(key: KeyObject, associated: string, box: Uint8Array): Bytes | null {
  if (box.length < boxOverhead) return null;
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(associated, "utf8"));
  decipher.setAuthTag(box.subarray(box.length - tagBytes));
  const plaintext = decipher.update(box.subarray(nonceBytes, box.length - tagBytes));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return concatBytes(plaintext);
}
