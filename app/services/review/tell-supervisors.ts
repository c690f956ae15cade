import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/client.ts";
import { findSupervisors } from "#app/db/reserves.ts";
import type { ItemNews } from "#app/domain/mail/mail.ts";
import { enqueueMail } from "#app/jobs/queue.ts";

/** Tells the supervisors of an item that somebody stepped out of it, without names: who it was stands behind the sign-in. Nobody needs an address: the 例外清单 says the same. */
export async function tellSupervisors(tx: Transaction, challengeId: string, news: ItemNews & ("expertRecused" | "staffRecused" | "conflictAfterDecision") = "expertRecused"): Promise<void> {
  const event = randomUUID();
  for (const { id, name, email, challengeNo, challengeTitle } of await findSupervisors(tx, challengeId)) {
    await enqueueMail(tx, email, { template: "itemNews", news, personName: name, unitName: null, challengeNo, challengeTitle, at: null, words: null, unfollow: null }, `recused:${event}:${id}`);
  }
}
