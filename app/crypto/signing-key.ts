import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { z } from "zod";
import { fail, succeed, type Attempt } from "./attempt.ts";
import { fromBase64url, toBase64url } from "./bytes.ts";
import { sha256Hex } from "./canonical.ts";
import { associatedData, unwrapSecret, wrapSecret, type UnwrapProblem } from "./key-wrap.ts";
import type { Key } from "./secrets.ts";

const publicKeyBytes = 32;

/** The published half of the key that signs receipts: Ed25519, the 32 raw bytes in base64url (JWK's `x`). */
export const publicSigningKeySchema = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicSigningKey = z.infer<typeof publicSigningKeySchema>;

/** What is stored of a signing key: made once for an installation, the private half only wrapped. */
export interface StoredSigningKey extends PublicSigningKey {
  wrappedPrivateKey: string;
}

/** A signing key ready for use. A KeyObject prints without its content. */
export interface SigningKey {
  keyId: string;
  privateKey: KeyObject;
}

export type UnlockProblem = UnwrapProblem | "publicKeyDiffers";

export function makeSigningKey(kek: Key): StoredSigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = rawPublicKey(publicKey);
  const keyId = keyIdOf(raw);
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const wrapped = wrapSecret(kek, signingKeyContext(keyId), pkcs8);
  pkcs8.fill(0);
  return { keyId, publicKey: raw, wrappedPrivateKey: toBase64url(wrapped) };
}

/** Unwraps the private half and checks that it belongs to the published one, which a row could have swapped. */
export function unlockSigningKey(kek: Key, stored: StoredSigningKey): Attempt<SigningKey, UnlockProblem> {
  const wrapped = fromBase64url(stored.wrappedPrivateKey);
  if (!wrapped) return fail("unknownFormat");
  const pkcs8 = unwrapSecret(kek, signingKeyContext(stored.keyId), wrapped);
  if (!pkcs8.ok) return pkcs8;
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8.value.buffer), format: "der", type: "pkcs8" });
  pkcs8.value.fill(0);
  const raw = rawPublicKey(createPublicKey(privateKey));
  if (raw !== stored.publicKey || keyIdOf(raw) !== stored.keyId) return fail("publicKeyDiffers");
  return succeed({ keyId: stored.keyId, privateKey });
}

/** The Ed25519 signature of a text's UTF-8 bytes, in base64url. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, "utf8"), key.privateKey).toString("base64url");
}

export function isSignatureOf(published: PublicSigningKey, text: string, signature: string): boolean {
  const bytes = fromBase64url(signature);
  const raw = fromBase64url(published.publicKey);
  if (!bytes || raw?.length !== publicKeyBytes) return false;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: published.publicKey }, format: "jwk" });
  return verify(null, Buffer.from(text, "utf8"), key, bytes);
}

function rawPublicKey(key: KeyObject): string {
  const { x } = key.export({ format: "jwk" });
  if (!x) throw new Error("Not an Ed25519 key");
  return x;
}

/** The first 16 hex digits of SHA-256 over the published text of the key. */
function keyIdOf(publicKey: string): string {
  return sha256Hex(publicKey).slice(0, 16);
}

function signingKeyContext(keyId: string): string {
  return associatedData("signingKey", keyId);
}
