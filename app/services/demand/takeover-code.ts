import { randomInt } from "node:crypto";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** No two letters that look alike in print. Twelve of them cannot be guessed (58 bits). */
const alphabet = "23456789ABCDEFGHJKMNPQRTVWXY";
const length = 12;

/** 认领码 for a demand that came on paper, in groups of four; shown once and kept as a digest bound to the demand's number. */
export function makeTakeoverCode(no: string): { code: string; digest: string } {
  const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
  return { code: code.replace(/(.{4})(?=.)/g, "$1-"), digest: takeoverDigest(no, code) };
}

/** Of a code as typed: small letters, spaces and full-width forms are forgiven. */
export function takeoverDigest(no: string, typed: string): string {
  return blindDigest(keyEncryptionKey(), "demandCode", no, typed.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, ""));
}
