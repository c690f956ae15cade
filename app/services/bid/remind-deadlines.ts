import { findDueDrafts } from "#app/db/bid-people.ts";
import { inTransaction } from "#app/db/client.ts";
import { findLapsedReopenings } from "#app/db/ticket.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { tellTeam } from "./tell-team.ts";

/** Before the closing: once with time to finish, once with time to press the button. */
const reminders = [72, 24] as const;

const lapsedHours = 24;

/** 截止提醒: writes to the teams whose bid is still a draft, once for each time and deadline. An extension begins anew. It answers no count: before the closing a log must not tell one. */
export async function remindDeadlines(): Promise<void> {
  for (const [place, hours] of reminders.entries()) {
    const next = reminders[place + 1] ?? 0;
    await inTransaction(async (tx) => {
      const due = (await findDueDrafts(tx, hours)).filter(({ hoursLeft }) => hoursLeft > next);
      for (const { bidId, closesAt } of due) await tellTeam(tx, { bidId, kind: "deadlineNear", at: closesAt, key: `${closesAt}:${hours}` });
      return ok(null);
    });
  }
}

/** A reopening (提交遇阻) whose time ran out unused: its team may think that something came. Once for each; one that ended long ago is no news. */
export async function tellLapsedReopenings(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { ticketId, bidId, until } of await findLapsedReopenings(tx, lapsedHours)) await tellTeam(tx, { bidId, kind: "reopeningLapsed", at: until, key: ticketId });
    return ok(null);
  });
}
