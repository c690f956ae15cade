import type { Transaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import { findAsker } from "#app/db/question.ts";
import type { ItemNews } from "#app/domain/mail/mail.ts";
import { enqueueMail } from "#app/jobs/queue.ts";

/** Writes to who asked, if there is an address; the page of the question says the same. */
export async function tellAsker(tx: Transaction, questionId: string, { challengeId, news, words }: { challengeId: string; news: ItemNews; words: string }): Promise<void> {
  const asker = await findAsker(tx, questionId);
  if (!asker) return;
  const { challengeNo, challengeTitle } = await findToldChallenge(tx, challengeId);
  await enqueueMail(
    tx,
    asker.email,
    { template: "itemNews", news, personName: asker.name, unitName: null, challengeNo, challengeTitle, at: null, words: words.slice(0, 1000), unfollow: null },
    `asker:${questionId}:${news}`,
  );
}
