import { hash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { concatBytes, type Bytes } from "./bytes.ts";

const saltBytes = 32;

/**
 * The one text of a JSON value (RFC 8785): what is hashed and signed. Members that are undefined are left
 * out. Throws for anything that JSON does not carry unchanged (dates, maps, functions, NaN, lone
 * surrogates, undefined in a list): the library would drop it, and a commitment would cover less than it seems.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value); // first, because it notices circles
  if (text === undefined) throw new Error("Not a JSON value");
  assertPlain(value);
  return text;
}

/** SHA-256 in lower-case hex; a text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}

/** SHA-256 in hex over the canonical text of a JSON value. */
export function digestJson(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

/** A fresh salt for a commitment: without it, a short manifest could be guessed from its digest. */
export function newSalt(): Bytes {
  return new Uint8Array(randomBytes(saltBytes));
}

/**
 * The commitment of a bid (承诺摘要): SHA-256(salt ‖ canonical manifest) in hex. The salt is secret until the
 * opening and travels inside the sealed manifest, never in a receipt. 32 bytes, so that no byte can move
 * between salt and manifest; throws for another length.
 */
export function commitmentOf(salt: Uint8Array, manifest: unknown): string {
  if (salt.length !== saltBytes) throw new Error(`A salt has ${saltBytes} bytes`);
  return sha256Hex(concatBytes(salt, new TextEncoder().encode(canonicalJson(manifest))));
}

/** Whether an opened manifest is the one that was committed to. Both digests are public: no timing to hide. */
export function matchesCommitment(commitment: string, salt: Uint8Array, manifest: unknown): boolean {
  return salt.length === saltBytes && commitmentOf(salt, manifest) === commitment;
}

function assertPlain(root: unknown): void {
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) {
      for (const item of value) pending.push(item);
    } else if (isPlainObject(value)) {
      for (const member of Object.values(value)) if (member !== undefined) pending.push(member);
    } else if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
      throw new Error("Not a JSON value");
    }
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
