import type { Transaction } from "#app/db/client.ts";
import { findFollowerPhones, findFollowers, findToldChallenge } from "#app/db/follow.ts";
import type { ItemNews } from "#app/domain/mail/mail.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";
import { followToken } from "./follow-link.ts";

export interface FollowerNews {
  challengeId: string;
  news: ItemNews;
  at?: string;
  words?: string;
  /** Tells one occasion from another of the same kind. */
  key: string;
}

/** Writes to everybody who follows a challenge (关注): by mail, and by SMS, where there is a channel, to who has no address. */
export async function tellFollowers(tx: Transaction, { challengeId, news, at, words, key }: FollowerNews): Promise<void> {
  const followers = await findFollowers(tx, { challengeId });
  const phones = env().SMS_DRIVER === "none" ? [] : await findFollowerPhones(tx, challengeId);
  if (followers.length + phones.length === 0) return;
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, challengeId);
  for (const { id, personName, address } of followers) {
    const mail = { template: "itemNews", news, personName, unitName: null, challengeNo, challengeTitle, at: at ?? null, words: words?.slice(0, 1000) ?? null, unfollow: followToken(id) } as const;
    await enqueueMail(tx, address, mail, `follow:${id}:${news}:${key}`);
  }
  for (const phone of phones) await enqueueSms(tx, phone, { kind: "itemNews", news, challengeNo });
}
