import { fingerprintOf, makeBureauCustody } from "#app/crypto/custody.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { insertOpeningKey, type KeyPlace } from "#app/db/challenge.ts";
import type { Transaction } from "#app/db/client.ts";
import { findKeySets, nextKey } from "#app/db/key-set.ts";
import { chooseSet, custodyGaps, type KeySetState } from "#app/domain/custody/key-set.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";
import { custodyRefusal } from "./custody-lack.ts";

/**
 * Gives a challenge its keys at publication: that of its round's custody, and the bureau's recovery key. Under
 * `openingCodes` both sets must have passed their trial; under `bureau` a recovery key is taken where there is one.
 * Refusal: custodyNotReady, with each gap as a field.
 */
export async function assignOpeningKey(tx: Transaction, challengeId: string, round: { id: string; custody: string }): Promise<Result<{ fingerprint: string }>> {
  const sets = await findKeySets(round.id, tx, true);
  const lack = custodyRefusal(custodyGaps(round.custody, sets));
  if (lack) return { ok: false, refusal: lack };
  const recovery = await takeKey(tx, chooseSet(sets, "recovery").set);
  if (round.custody === "bureau") {
    const { kind, recipient, fingerprint, wrappedIdentity } = await makeBureauCustody(parseKey(env().JIEBANG_KEY), challengeId);
    await insertOpeningKey(tx, challengeId, { custody: kind, recipient, fingerprint, wrappedIdentity, place: null, recovery: recovery?.place ?? null });
    return ok({ fingerprint });
  }
  const key = await takeKey(tx, chooseSet(sets, "opening").set);
  if (!key || !recovery) throw new Error(`A whole set of codes of round ${round.id} has no key left`);
  const fingerprint = fingerprintOf(key.recipient);
  await insertOpeningKey(tx, challengeId, { custody: round.custody, recipient: key.recipient, fingerprint, wrappedIdentity: null, place: key.place, recovery: recovery.place });
  return ok({ fingerprint });
}

async function takeKey(tx: Transaction, set: KeySetState | null): Promise<{ recipient: string; place: KeyPlace } | null> {
  const key = set && (await nextKey(tx, set));
  return key && { recipient: key.recipient, place: { setId: set.id, index: key.index } };
}
