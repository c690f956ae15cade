import type { Transaction } from "#app/db/client.ts";
import { findPanelContacts, type StoredMeeting } from "#app/db/meeting.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { enqueueMail } from "#app/jobs/queue.ts";

/** Each expert of the stage is told where and when the meeting begins. */
export async function tellPanel(tx: Transaction, challenge: ReviewedChallenge, meeting: Pick<StoredMeeting, "id" | "stage" | "startsAt" | "place">, news: "defenceSet" | "meetingSet"): Promise<void> {
  for (const { id, name, email } of await findPanelContacts(tx, challenge.id, meeting.stage)) {
    await enqueueMail(tx, email, { template: "itemNews", news, personName: name, unitName: null, challengeNo: challenge.no, challengeTitle: challenge.title, at: meeting.startsAt, words: meeting.place, unfollow: null }, `defence:${meeting.id}:${id}`);
  }
}
