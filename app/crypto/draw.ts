import { createHmac, hash, randomBytes } from "node:crypto";
import type { DrawTools } from "#app/domain/review/draw/draw.ts";
import { concatBytes } from "./bytes.ts";
import { canonicalJson, sha256Hex } from "./canonical.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

/** The digests of a draw (guide 0.1, 21) on Node; `browser/draw-tools.ts` computes the same in a browser. */
export const drawTools: DrawTools = {
  canonical: canonicalJson,
  sha256: sha256Hex,
  commitment: (secret) => hash("sha256", fromHex(secret), "hex"),
  seed: (secret, round, witnessNumber) => hash("sha256", concatBytes(fromHex(secret), bytesOf(round), bytesOf(witnessNumber)), "hex"),
  mark: (seed, pseudonym) => createHmac("sha256", fromHex(seed)).update(bytesOf(pseudonym)).digest("hex"),
};

/** A fresh secret s of 32 bytes, in hex. */
export function newDrawSecret(): string {
  return randomBytes(32).toString("hex");
}
