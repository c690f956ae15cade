import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { DrawTools } from "#app/domain/review/draw/draw.ts";
import { digestTools } from "./digest-tools.ts";

/** The digests of a draw as `crypto/draw.ts` computes them, without WebCrypto, which exists on https pages only. */
export const drawTools: DrawTools = {
  ...digestTools,
  commitment: (secret) => bytesToHex(sha256(hexToBytes(secret))),
  seed: (secret, round, witnessNumber) => bytesToHex(sha256(concatBytes(hexToBytes(secret), utf8ToBytes(round), utf8ToBytes(witnessNumber)))),
  mark: (seed, pseudonym) => bytesToHex(hmac(sha256, hexToBytes(seed), utf8ToBytes(pseudonym))),
};
