import type { Transaction } from "#app/db/client.ts";
import { findFollowers, findToldChallenge } from "#app/db/follow.ts";
import type { ItemNews } from "#app/domain/mail/mail.ts";
import { enqueueMail } from "#app/jobs/queue.ts";
import { followToken } from "./follow-link.ts";

export interface FollowerNews {
  challengeId: string;
  news: ItemNews;
  at?: string;
  words?: string;
  /** Tells one occasion from another of the same kind. */
  key: string;
}

/** Writes to everybody who follows a challenge (关注). */
export async function tellFollowers(tx: Transaction, { challengeId, news, at, words, key }: FollowerNews): Promise<void> {
  const followers = await findFollowers(tx, { challengeId });
  if (followers.length === 0) return;
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, challengeId);
  for (const { id, personName, address } of followers) {
    const mail = { template: "itemNews", news, personName, unitName: null, challengeNo, challengeTitle, at: at ?? null, words: words?.slice(0, 1000) ?? null, unfollow: followToken(id) } as const;
    await enqueueMail(tx, address, mail, `follow:${id}:${news}:${key}`);
  }
}
