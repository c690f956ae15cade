import { z } from "zod";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

function readKept(purpose: "challengeAttachment" | "secrecyPledge", id: string, blob: Uint8Array): string {
  const text = unprotect(keyEncryptionKey(), purpose, id, new Uint8Array(blob));
  if (!text.ok) throw new Error(`A protected text cannot be read (${purpose} ${id}: ${text.reason})`);
  return new TextDecoder().decode(text.value);
}

/** The key of an attachment as its row keeps it. Throws when it cannot be read: an accident for the operator. */
export const keptIdentity = {
  keep: (id: string, identity: string) => protect(keyEncryptionKey(), "challengeAttachment", id, new TextEncoder().encode(identity)),
  read: (id: string, blob: Uint8Array) => readKept("challengeAttachment", id, blob),
};

const scanLabel = z.strictObject({ name: z.string(), identity: z.string() });

/** Name and key of a signed scan. */
export const keptScan = {
  keep: (id: string, scan: z.output<typeof scanLabel>) => protect(keyEncryptionKey(), "secrecyPledge", id, new TextEncoder().encode(JSON.stringify(scan))),
  read: (id: string, blob: Uint8Array) => scanLabel.parse(JSON.parse(readKept("secrecyPledge", id, blob))),
};
