import { randomBytes } from "node:crypto";
import { z } from "zod";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { appendEvent } from "#app/db/audit.ts";
import { askMembers, noteReminder, writeLink } from "#app/db/bid-members.ts";
import { inTransaction } from "#app/db/client.ts";
import { confirmationDue } from "#app/domain/bid/member-view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { env } from "#app/env.server.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keyEncryptionKey } from "./keep-content.ts";
import { memberDigest, standingOf, wholeMemberOf, whyNotAsking } from "./member-blocks.ts";
import { teamBid } from "./team-bid.ts";
import { writeToMember } from "./write-to-member.ts";

export const memberOfBid = z.strictObject({ uscc: usccSchema });

const linkHours = 72;
const reminderHours = 4;

/** A team's bid and one of its members with a whole block, while members may still confirm. */
async function askable(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ bid: BidSubject; uscc: string; unit: string }>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const input = memberOfBid.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { uscc } = input.data;
  const standing = await standingOf(bid.value, ctx.now);
  const unit = memberDigest(bid.value.challengeId, uscc);
  const member = standing?.members.find((one) => memberDigest(bid.value.challengeId, one.uscc) === unit);
  if (!member) return refuse("notFound");
  if (!wholeMemberOf(member)) return refuse("memberIncomplete");
  const dueAt = confirmationDue(bid.value.closesAt);
  const over = whyNotAsking(bid.value, ctx.now);
  if (over) return refuse(over);
  if (dueAt !== null && Date.parse(ctx.now) >= Date.parse(dueAt)) return refuse("deadlinePassed");
  return ok({ bid: bid.value, uscc, unit });
}

/**
 * 催办: asks the member to confirm, by mail or SMS to its administrators; the page of the unit and their 待办 show it to all of
 * them. Once in four hours.
 * Refusals: notFound, notAllowed, memberIncomplete, deadlinePassed, remindedAlready; notYetOpen (the item is at rest), wrongState (the bid
 * or the item is at its end), claimDeclined.
 */
export async function remindMember(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ written: number }>> {
  const found = await askable(ctx, reference, rawInput);
  if (!found.ok) return found;
  const { bid, uscc, unit } = found.value;
  return inTransaction(async (tx) => {
    await askMembers(tx, bid, [unit]);
    if (!(await noteReminder(tx, bid.id, unit, reminderHours))) return refuse("remindedAlready");
    return ok({ written: await writeToMember(tx, uscc, `${bid.id}:${ctx.now}`) });
  });
}

/**
 * A one-time link for a member without an account: it opens the member's own block on any phone, works once and for three
 * days; a new one voids the last. Only its digest is stored. Refusals as `remindMember`.
 */
export async function linkMember(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ uscc: string; link: string; expiresAt: string }>> {
  const found = await askable(ctx, reference, rawInput);
  if (!found.ok) return found;
  const { bid, uscc, unit } = found.value;
  const token = toBase64url(randomBytes(32));
  return inTransaction(async (tx) => {
    await askMembers(tx, bid, [unit]);
    const expiresAt = await writeLink(tx, bid.id, unit, linkDigest(token), linkHours);
    await appendEvent(tx, "member", bid.id, "link", actorFacts(ctx.actor));
    return ok({ uscc, link: `${env().ORIGIN}/confirm/${token}`, expiresAt });
  });
}

export function linkDigest(token: string): string {
  return blindDigest(keyEncryptionKey(), "memberLink", token);
}
