import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** An ID number as a profile keeps it: encrypted, with the keyed digest by which one person's accounts are found. */
export function keepIdNumber(personId: string, number: string): { number: Uint8Array; mark: string } {
  return { number: protect(keyEncryptionKey(), "personProfile", personId, new TextEncoder().encode(number)), mark: markOfIdNumber(number) };
}

/** Throws when the text cannot be read: a wrong key or a changed row is an accident for the operator. */
export function readIdNumber(personId: string, blob: Uint8Array): string {
  const text = unprotect(keyEncryptionKey(), "personProfile", personId, new Uint8Array(blob));
  if (!text.ok) throw new Error(`A protected text cannot be read (personProfile: ${text.reason})`);
  return new TextDecoder().decode(text.value);
}

/** The digest under which a number is compared, in a profile as in a team: dashes and brackets, which only one of the two keeps, do not count. */
export function markOfIdNumber(number: string): string {
  return blindDigest(keyEncryptionKey(), "idNumber", number.replace(/[\s()-]/g, "").toUpperCase());
}
