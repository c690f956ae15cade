import { createSecretKey, type KeyObject } from "node:crypto";
import { fromBase64url } from "./bytes.ts";

/**
 * A key of 32 bytes. A KeyObject and not bytes: it prints as `SecretKeyObject {}`, so that no log line, error
 * or JSON answer can carry the key.
 */
export type Key = KeyObject;

export const keyBytes = 32;

/**
 * Parses a key of the environment (`JIEBANG_KEY`), 32 bytes in base64url; the standard alphabet and padding
 * of `openssl rand -base64 32` are accepted. Throws when it is anything else, naming the variable and never
 * its value.
 */
export function parseKey(text: string, name = "JIEBANG_KEY"): Key {
  const bytes = fromBase64url(text.trim().replace(/={1,2}$/, "").replaceAll("+", "-").replaceAll("/", "_"));
  if (bytes?.length !== keyBytes) throw new Error(`${name} is not ${keyBytes} bytes in base64url`);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
