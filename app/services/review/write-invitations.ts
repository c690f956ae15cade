import type { Transaction } from "#app/db/client.ts";
import { type ExpertContact, findExpertContacts } from "#app/db/expert-draw.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

/**
 * Tells experts that a review awaits their answer, by mail and where a gateway is connected by SMS. Neither names the item: whoever
 * reads over a shoulder learns nothing. Answers how many mails were written.
 */
export async function writeInvitations(tx: Transaction, experts: readonly ExpertContact[]): Promise<number> {
  for (const { name, unitName, email, phone } of experts) {
    if (email !== null) await enqueueMail(tx, email, { template: "reviewInvitation", personName: name, unitName });
    if (phone !== null && env().SMS_DRIVER !== "none") await enqueueSms(tx, phone, { kind: "reviewInvitation" });
  }
  return experts.filter(({ email }) => email !== null).length;
}

/** The same for experts by number. */
export async function writeToExperts(tx: Transaction, nos: readonly string[]): Promise<number> {
  return writeInvitations(tx, await findExpertContacts(tx, nos));
}
