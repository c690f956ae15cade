import type { Transaction } from "#app/db/client.ts";
import { findPanelContacts, type StoredMeeting } from "#app/db/meeting.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

/** Each expert of the stage is told where and when the meeting begins, by mail or else by SMS; answers who was. Whoever has neither is to be telephoned. */
export async function tellPanel(tx: Transaction, challenge: ReviewedChallenge, meeting: Pick<StoredMeeting, "id" | "startsAt" | "place">, news: "defenceSet" | "meetingSet"): Promise<{ expertId: string; how: "mail" | "sms" }[]> {
  const told: { expertId: string; how: "mail" | "sms" }[] = [];
  for (const { expertId, personId, name, email, phone } of await findPanelContacts(meeting.id, tx)) {
    const key = `meeting:${meeting.id}:${personId}`;
    if (email !== null) {
      await enqueueMail(tx, email, { template: "itemNews", news, personName: name, unitName: null, challengeNo: challenge.no, challengeTitle: challenge.title, at: meeting.startsAt, words: meeting.place, unfollow: null }, key);
    } else if (phone !== null && env().SMS_DRIVER !== "none") {
      await enqueueSms(tx, phone, { kind: news, at: meeting.startsAt, place: meeting.place }, key);
    } else continue;
    told.push({ expertId, how: email === null ? "sms" : "mail" });
  }
  return told;
}
