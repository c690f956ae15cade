import { randomInt } from "node:crypto";
import { inTransaction } from "#app/db/client.ts";
import { findOpenTicket, insertTicket, isChallengeOpened } from "#app/db/ticket.ts";
import { mayMeetTrouble } from "#app/domain/bid/next-step.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { newTicket } from "#app/domain/ticket/schema.ts";
import { teamBid } from "#app/services/bid/team-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/**
 * 提交遇阻登记, by the team of a bid until the opening: the stamped time counts as the time of the trouble. From here on the
 * officers know that the unit has a bid, which the page says. Refusals: notFound, signInNeeded, notAllowed, openedAlready,
 * stageNotReached (never published), alreadyDone (facts `no`: one is still unanswered).
 */
export async function reportTicket(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = newTicket.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const bid = await teamBid(ctx, input.data.bid);
  if (!bid.ok) return bid;
  const refused = birthRefusal("ticket", ctx.actor, ["team"]);
  if (refused) return { ok: false, refusal: refused };
  if (isOpened[bid.value.status]) return refuse("openedAlready");
  if (!mayMeetTrouble({ status: bid.value.status, challenge: { status: bid.value.challengeStatus } })) return refuse("stageNotReached");
  if (await isChallengeOpened(bid.value.challengeId)) return refuse("openedAlready");
  return inTransaction(async (tx) => {
    const waiting = await findOpenTicket(bid.value.id, tx);
    if (waiting !== null) return refuse("alreadyDone", { facts: { no: waiting } });
    const { description, traceCode } = input.data;
    // Random like a bid's number: a running one would tell how many had trouble.
    const no = `TK-${dayOf(ctx.now).slice(0, 4)}-${randomInt(10_000_000, 100_000_000)}`;
    const id = await insertTicket(tx, { no, bidId: bid.value.id, reportedBy: ctx.actor.personId!, description, traceCode });
    if (id === null) return refuse("statusChanged");
    await recordBirthBy(ctx.actor, tx, "ticket", id, "report", { no });
    return ok({ id, no });
  });
}
