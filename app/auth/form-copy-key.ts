import { blindDigest } from "#app/crypto/blind-index.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { env } from "#app/env.server.ts";

/**
 * Under what a browser keeps, encrypted, what this person typed into long forms and did not send: a name that tells nothing, and the
 * key in hex. It comes with each page to who is signed in and is stored nowhere, so that signed out nobody reads the copy.
 */
export function formCopyKey(personId: string): { name: string; key: string } {
  const digest = (part: string) => blindDigest(parseKey(env().JIEBANG_KEY), "localCopy", part, "forms", personId);
  return { name: digest("name").slice(0, 32), key: digest("key") };
}
