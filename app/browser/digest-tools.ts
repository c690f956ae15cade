import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { DigestTools } from "#app/domain/review/ranking-verdict.ts";

/** Digest and canonical text without WebCrypto, which exists on https pages only. */
export const digestTools: DigestTools = {
  canonical: (value) => canonicalize(value) ?? "",
  sha256: (text) => bytesToHex(sha256(new TextEncoder().encode(text))),
};
