import { z } from "zod";
import { isIdentityOf, fingerprintOf, releaseIdentity } from "#app/crypto/custody.ts";
import { combineCodes, identityOf } from "#app/crypto/browser/key-set.ts";
import { readOpeningKey, type StoredOpeningKey } from "#app/db/bid-opening.ts";
import type { Transaction } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import { codesRefusal } from "./codes-refusal.ts";

/**
 * What an opening with codes brings: the challenge's identity as the holders' browser derived it, or the codes as
 * typed where there is no script. In memory for this request only: never stored, never logged, never sent back.
 */
export const keyRelease = z
  .strictObject({
    by: z.enum(["codes", "recovery"]),
    identity: z.string().max(100).optional(),
    codes: z.array(z.string().max(400)).max(9).optional(),
  })
  .meta({ writeOnly: true });

export type KeyRelease = z.output<typeof keyRelease>;

export interface ReleasedKey {
  identity: string;
  /** Of the key that opens: the opening key's, or the recovery key's. */
  fingerprint: string;
  by: "bureau" | "codes" | "recovery";
  /** The set of codes that was used. */
  set: string | null;
}

/**
 * The identity that opens a challenge's bids, out of its custody, checked against what was published.
 * Refusals: codesNeeded, codesWrong, codesDoNotOpen, openingKeyBroken.
 */
export async function releaseKey(tx: Transaction, challengeId: string, release: KeyRelease | undefined): Promise<Result<ReleasedKey>> {
  const key = await readOpeningKey(challengeId, tx);
  if (!key) return refuse("openingKeyBroken");
  if (release) return fromCodes(key, release);
  if (key.custody !== "bureau") return refuse("codesNeeded");
  const { recipient, fingerprint, wrappedIdentity } = key;
  if (!wrappedIdentity) return refuse("openingKeyBroken");
  const released = await releaseIdentity(keyEncryptionKey(), challengeId, { kind: "bureau", recipient, fingerprint, wrappedIdentity: new Uint8Array(wrappedIdentity) });
  return released.ok ? ok({ identity: released.value, fingerprint, by: "bureau", set: null }) : refuse("openingKeyBroken");
}

async function fromCodes(key: StoredOpeningKey, { by, identity: given, codes = [] }: KeyRelease): Promise<Result<ReleasedKey>> {
  const [set, index, recipient] = by === "codes" ? [key.setTag, key.keyIndex, key.recipient] : [key.recoveryTag, key.recoveryIndex, key.recoveryRecipient];
  if (set === null || index === null || recipient === null) return refuse("codesDoNotOpen");
  const identity = given === undefined ? await combined(codes, set, index) : ok(given.trim());
  if (!identity.ok) return identity;
  const fingerprint = fingerprintOf(recipient);
  return (await isIdentityOf({ recipient, fingerprint }, identity.value)) ? ok({ identity: identity.value, fingerprint, by, set }) : refuse("codesDoNotOpen");
}

async function combined(codes: readonly string[], tag: string, index: number): Promise<Result<string>> {
  const secret = await combineCodes(codes, tag);
  if (!secret.ok) return codesRefusal(secret.problem);
  const identity = await identityOf(secret.secret, index);
  secret.secret.fill(0);
  return ok(identity);
}
