import { hashes, verify } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { checkCodeOf } from "#app/crypto/check-code.ts";
import { mistakenForReceipt, type NotReceipt } from "#app/domain/bid/receipt-text.ts";

// WebCrypto signs and hashes on https pages only and knows Ed25519 in new browsers only; a bureau's network has neither.
hashes.sha512 = sha512;

const receiptFormat = "jiebang-receipt/1";

/** The public half of a signing key: its name and the 32 bytes in base64url. */
export interface PublishedKey {
  keyId: string;
  publicKey: string;
}

export type BrowserCheck =
  | { isGenuine: true; statement: Readonly<Record<string, unknown>>; checkCode: string }
  | { isGenuine: false; problem: "malformed" | "unknownFormat" | "unknownSigner" | "badSignature" | NotReceipt };

/**
 * Checks a receipt (回执) as `crypto/receipt.ts` does, in any browser and without asking anybody: the Ed25519 signature over
 * the canonical JSON (RFC 8785) of everything but the signature. A signed statement is of the schema, because only those are
 * signed. `text` is the file's content.
 */
export function checkReceipt(text: string, keys: readonly PublishedKey[]): BrowserCheck {
  const receipt = readObject(text);
  if (typeof receipt?.format !== "string") return { isGenuine: false, problem: mistakenForReceipt(text) ?? "malformed" };
  if (receipt.format !== receiptFormat) return { isGenuine: false, problem: "unknownFormat" };
  const { signature, ...statement } = receipt;
  const signed = typeof signature === "string" ? fromBase64url(signature) : null;
  if (signed?.length !== 64 || typeof statement.signerKeyId !== "string") return { isGenuine: false, problem: "malformed" };
  const key = keys.find(({ keyId }) => keyId === statement.signerKeyId);
  if (!key) return { isGenuine: false, problem: "unknownSigner" };
  const bytes = new TextEncoder().encode(canonicalize(statement));
  if (!isSigned(signed, bytes, key)) return { isGenuine: false, problem: "badSignature" };
  return { isGenuine: true, statement, checkCode: checkCodeOf(bytesToHex(sha256(bytes))) };
}

function isSigned(signature: Uint8Array, message: Uint8Array, { publicKey }: PublishedKey): boolean {
  const key = fromBase64url(publicKey);
  // The RFC's strict rule, the one Node's verification follows.
  return key?.length === 32 && verify(signature, message, key, { zip215: false });
}

/** Pasted text: mails and editors bring spaces around it and a byte order mark before it. */
function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, "").trim());
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The bytes of a base64url text without padding, or null; also for a text that spells the same bytes otherwise. */
function fromBase64url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const again = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return again === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : null;
}
