import { protect, unprotect } from "#app/crypto/at-rest.ts";
import type { ExpertAccountInput } from "#app/domain/fee/schema.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

export type Account = Omit<ExpertAccountInput, "consent">;

/** Where an expert is paid, encrypted and bound to the expert. Throws when it cannot be read: a wrong key is an accident for the operator. */
export const keptAccount = {
  keep: (expertId: string, account: Account): Uint8Array => protect(keyEncryptionKey(), "payment", expertId, new TextEncoder().encode(JSON.stringify(account))),
  read: (expertId: string, content: Uint8Array): Account => {
    const text = unprotect(keyEncryptionKey(), "payment", expertId, new Uint8Array(content));
    if (!text.ok) throw new Error(`An account cannot be read: ${text.reason}`);
    return JSON.parse(new TextDecoder().decode(text.value)) as Account;
  },
};
