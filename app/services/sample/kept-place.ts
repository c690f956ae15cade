import { z } from "zod";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** A small text under the installation's key, bound to its row. Throws when it cannot be read: an accident for the operator. */
function keptAs<S extends z.ZodType>(purpose: "sampleRequest" | "siteVisit", schema: S) {
  return {
    keep: (id: string, content: z.output<S>) => protect(keyEncryptionKey(), purpose, id, new TextEncoder().encode(JSON.stringify(content))),
    read: (id: string, blob: Uint8Array): z.output<S> => {
      const text = unprotect(keyEncryptionKey(), purpose, id, new Uint8Array(blob));
      if (!text.ok) throw new Error(`A protected text cannot be read (${purpose} ${id}: ${text.reason})`);
      return schema.parse(JSON.parse(new TextDecoder().decode(text.value)));
    },
  };
}

/** Where a sample goes. */
export const keptPlace = keptAs("sampleRequest", z.strictObject({ recipient: z.string(), phone: z.string(), address: z.string() }));

/** Who comes to a visit. */
export const keptGuests = keptAs("siteVisit", z.strictObject({ people: z.array(z.string()), phone: z.string() }));
