import { newIdentity, recipientOf } from "./age.ts";
import { fail, succeed, type Attempt } from "./attempt.ts";
import type { Bytes } from "./bytes.ts";
import { sha256Hex } from "./canonical.ts";
import { associatedData, unwrapSecret, wrapSecret, type UnwrapProblem } from "./key-wrap.ts";
import type { Key } from "./secrets.ts";

/** What is published of an opening key: what bids are sealed to, and the fingerprint in notices and receipts. */
export interface OpeningKey {
  recipient: string;
  fingerprint: string;
}

/** The server keeps the opening key, wrapped under its own key: for rehearsals and the demo only. */
export interface BureauCustody extends OpeningKey {
  kind: "bureau";
  wrappedIdentity: Bytes;
}

/**
 * Who keeps the opening key of a challenge (开标密钥保管). Each further kind is one more member of this
 * union, with what its holders need; what is published is the same for all.
 */
export type Custody = BureauCustody;

export type ReleaseProblem = UnwrapProblem | "fingerprintDiffers";

/** Makes the opening key of a challenge. The identity leaves this function only wrapped, bound to the challenge. */
export async function makeBureauCustody(kek: Key, challengeId: string): Promise<BureauCustody> {
  const identity = await newIdentity();
  const recipient = await recipientOf(identity);
  if (!recipient) throw new Error("A new opening key has no recipient");
  const wrappedIdentity = wrapSecret(kek, openingKeyContext(challengeId), new TextEncoder().encode(identity));
  return { kind: "bureau", recipient, fingerprint: fingerprintOf(recipient), wrappedIdentity };
}

/**
 * Unwraps the identity of a challenge and checks it against the published key. Whether the moment has come
 * and who asks is the service's decision; the caller keeps the identity in memory, for the opening only.
 */
export async function releaseIdentity(
  kek: Key,
  challengeId: string,
  custody: BureauCustody,
): Promise<Attempt<string, ReleaseProblem>> {
  const secret = unwrapSecret(kek, openingKeyContext(challengeId), custody.wrappedIdentity);
  if (!secret.ok) return secret;
  const identity = new TextDecoder().decode(secret.value);
  return (await isIdentityOf(custody, identity)) ? succeed(identity) : fail("fingerprintDiffers");
}

/** Whether an identity, from whatever custody it came, is the one whose public half was published. */
export async function isIdentityOf(published: OpeningKey, identity: string): Promise<boolean> {
  const recipient = await recipientOf(identity);
  return recipient !== null && recipient === published.recipient && fingerprintOf(recipient) === published.fingerprint;
}

/** SHA-256 of the recipient's text in hex: `printf %s age1… | sha256sum` gives the same. */
export function fingerprintOf(recipient: string): string {
  return sha256Hex(recipient);
}

function openingKeyContext(challengeId: string): string {
  return associatedData("openingKey", challengeId);
}
