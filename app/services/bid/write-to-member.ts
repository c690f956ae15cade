import { findUnitAdministrators } from "#app/db/bid-members.ts";
import type { Transaction } from "#app/db/client.ts";
import { env } from "#app/env.server.ts";
import { enqueueMail, enqueueSms } from "#app/jobs/queue.ts";

/**
 * Asks the administrators of a member's unit to confirm its block, by mail, and by SMS, where there is a channel, those who have no
 * address. Neither names bid nor item, because a job lies in the database in clear. Once for each occasion (`key`). Answers how many.
 */
export async function writeToMember(tx: Transaction, uscc: string, key: string): Promise<number> {
  let written = 0;
  for (const { id, name, email, phone, unitName } of await findUnitAdministrators(tx, uscc)) {
    if (email !== null) await enqueueMail(tx, email, { template: "memberReminder", personName: name, unitName }, `memberReminder:${key}:${id}`);
    else if (phone !== null && env().SMS_DRIVER !== "none") await enqueueSms(tx, phone, { kind: "memberReminder" }, `memberReminder:${key}:${id}`);
    else continue;
    written += 1;
  }
  return written;
}
