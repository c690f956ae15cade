import type { Transaction } from "#app/db/client.ts";
import { findTeamPeople } from "#app/db/bid-people.ts";
import type { BidNews } from "#app/domain/mail/mail.ts";
import { enqueueMail } from "#app/jobs/queue.ts";

/** What a team is told about its bid (进展通知). */
export interface TeamNews {
  bidId: string;
  kind: BidNews;
  /** An instant that belongs to it: a new deadline, the end of a term. ISO. */
  at?: string;
  /** A reason that the team reads. */
  words?: string;
  /** Tells one occasion from another of the same kind: the mail is sent once for each. */
  key: string;
}

/**
 * Writes to the people of a bid's team who have an address: who began it, and the unit's administrators. Nothing needs an
 * address; the bid's page says the same. Answers how many mails were asked for.
 */
export async function tellTeam(tx: Transaction, { bidId, kind, at, words, key }: TeamNews): Promise<number> {
  const team = await findTeamPeople(tx, bidId);
  for (const person of team.people) {
    const { unitName, challengeNo, challengeTitle, bidNo } = team;
    await enqueueMail(
      tx,
      person.email,
      { template: "bidNews", news: kind, personName: person.name, unitName, challengeNo, challengeTitle, bidNo, at: at ?? null, words: words?.slice(0, 1000) ?? null },
      `${kind}:${bidId}:${key}:${person.id}`,
    );
  }
  return team.people.length;
}
