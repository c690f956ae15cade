import type { Transaction } from "#app/db/client.ts";
import { findTeamPeople, type TeamPhone } from "#app/db/bid-people.ts";
import { insertTeamCall } from "#app/db/team-call.ts";
import { isCalled } from "#app/domain/bid/team-call.ts";
import type { BidNews } from "#app/domain/mail/mail.ts";
import type { Sms } from "#app/domain/mail/sms.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

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
  /** It came to the team otherwise, by letter or by hand: nobody has to call. */
  isServed?: boolean;
}

/**
 * Writes to the people of a bid's team: who began it, and the unit's administrators, by mail, and by SMS, where there is a
 * channel, to who has no address. Nothing needs either: the bid's page says the same, and what starts a term waits for an officer
 * to call the team. Answers how many were written to.
 */
export async function tellTeam(tx: Transaction, { bidId, kind, at, words, key, isServed = false }: TeamNews): Promise<number> {
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
  const texted = await textTeam(tx, team.phones, { kind: "bidNews", news: kind, bidNo: team.bidNo }, `${kind}:${bidId}:${key}`);
  const reached = team.people.length + texted;
  if (reached === 0 && !isServed && isCalled(kind)) await insertTeamCall(tx, { bidId, news: kind, occasion: key, at: at ?? null, words: words ?? null });
  return reached;
}

/** An SMS to each of these people of a team, once for each occasion (`key`); none without a channel. Answers how many. It says that there is news, nothing of what the bid is about. */
export async function textTeam(tx: Transaction, phones: readonly TeamPhone[], sms: Sms, key: string): Promise<number> {
  if (env().SMS_DRIVER === "none") return 0;
  for (const { id, phone } of phones) await enqueueSms(tx, phone, sms, `${key}:${id}`);
  return phones.length;
}
