import { fromBase64url, toBase64url } from "./bytes.ts";
import { associatedData, unwrapSecret, wrapSecret } from "./key-wrap.ts";
import type { Key } from "./secrets.ts";

/**
 * Seals a single-use code on its way to a mail or SMS: the payload of a job lies in the database in clear.
 * Bound to the address, so that a changed recipient in that payload gets nothing.
 */
export function sealMessageCode(kek: Key, address: string, code: string): string {
  return toBase64url(wrapSecret(kek, associatedData("messageCode", address), new TextEncoder().encode(code)));
}

/** The code again, or null when key, address or text is another. */
export function openMessageCode(kek: Key, address: string, sealed: string): string | null {
  const bytes = fromBase64url(sealed);
  if (!bytes) return null;
  const code = unwrapSecret(kek, associatedData("messageCode", address), bytes);
  return code.ok ? new TextDecoder().decode(code.value) : null;
}
