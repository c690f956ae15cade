import { blindDigest } from "#app/crypto/blind-index.ts";
import { keyEncryptionKey } from "./keep-content.ts";

/**
 * What a browser needs to keep an encrypted copy of what could not be saved: a name that tells nothing, and the key, in
 * hex. One of its own for each bid and person; it comes with the page to who is signed in and is stored nowhere.
 */
export interface LocalCopyKey {
  name: string;
  key: string;
}

export function localCopyKey(bidNo: string, personId: string): LocalCopyKey {
  const digest = (part: string) => blindDigest(keyEncryptionKey(), "localCopy", part, bidNo, personId);
  return { name: digest("name").slice(0, 32), key: digest("key") };
}
