import type { Transaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import { findGuestContacts } from "#app/db/item-visit.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

/**
 * Writes to who registered for a visit that it was changed, whether or not they follow the item; by SMS where there is a channel and
 * no address. No log says so: that somebody comes is known to who receives them alone. `key` tells one change from another.
 */
export async function tellGuests(tx: Transaction, { challengeId, at, words, key }: { challengeId: string; at: string; words: string; key: string }): Promise<void> {
  const guests = await findGuestContacts(tx, challengeId);
  if (guests.length === 0) return;
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, challengeId);
  for (const { entryId, personName, email, phone } of guests) {
    if (email !== null) await enqueueMail(tx, email, { template: "itemNews", news: "visit", personName, unitName: null, challengeNo, challengeTitle, at, words: words.slice(0, 1000), unfollow: null }, `visit:${entryId}:${key}`);
    else if (phone !== null && env().SMS_DRIVER !== "none") await enqueueSms(tx, phone, { kind: "itemNews", news: "visit", challengeNo });
  }
}
