import type { PublicSigningKey } from "#app/crypto/signing-key.ts";
import { findPublicSigningKeys } from "#app/db/signing-key.ts";

/** 签名公钥: the public halves of all keys that ever signed receipts, the newest first; open to everybody. */
export async function listSigningKeys(): Promise<PublicSigningKey[]> {
  return findPublicSigningKeys();
}
