import { timingSafeEqual } from "node:crypto";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** The end of the link by which one confirms or leaves: the follow's id with its proof. Nothing secret is stored. */
export function followToken(followId: string): string {
  return `${followId}.${blindDigest(keyEncryptionKey(), "followLink", followId)}`;
}

/** The follow that a link means; null for a link that is not ours. */
export function followOfToken(token: string): string | null {
  const [id = ""] = token.split(".");
  const [given, expected] = [Buffer.from(token), Buffer.from(followToken(id))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
