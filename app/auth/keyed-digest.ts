import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/env.server.ts";

/**
 * Digest of a short secret (code, device token, source) under JIEBANG_SECRET, which is not in the database:
 * who reads the tables cannot try out eight digits. The purpose keeps equal texts of different kinds apart.
 */
export function keyedDigest(purpose: string, ...parts: (string | number)[]): string {
  return createHmac("sha256", env().JIEBANG_SECRET).update(JSON.stringify(["jiebang auth", purpose, ...parts])).digest("base64url");
}

/** Compares two texts in a time that does not tell where they differ. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
