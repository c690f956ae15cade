import { findChallengeRows } from "#app/db/challenge-list.ts";
import { inTransaction } from "#app/db/client.ts";
import { findFollowedSearches, findFollowers } from "#app/db/follow.ts";
import { filterOfSearch, readSearch } from "#app/domain/challenge/search.ts";
import { mostItemsOfMail } from "#app/domain/mail/mail.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { followToken } from "./follow-link.ts";

/**
 * Writes to everybody who follows a search that one of these newly published challenges fits: one mail a search, however many
 * there are. Asked again for the same challenges, nobody is written to twice. Answers how many mails were asked for.
 */
export async function tellSearches(challengeIds: readonly string[], now: string): Promise<{ told: number }> {
  let told = 0;
  for (const search of await findFollowedSearches()) {
    const { rows, total, isNear } = await findChallengeRows({ publicOnly: true, ids: challengeIds, ...filterOfSearch(readSearch(search)) }, { skip: 0, take: mostItemsOfMail }, now);
    if (total === 0 || isNear) continue;
    const items = rows.map(({ no, title, closesAt }) => ({ no, title, closesAt }));
    await inTransaction(async (tx) => {
      const followers = await findFollowers(tx, { search });
      for (const { id, personName, address } of followers) {
        await enqueueMail(tx, address, { template: "searchNews", news: "published", personName, unitName: null, search, items, more: total - items.length, unfollow: followToken(id) }, `follow:${id}:published:${challengeIds.toSorted().join()}`);
      }
      told += followers.length;
      return ok(null);
    });
  }
  return { told };
}
