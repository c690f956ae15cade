import { z } from "zod";
import { findBidIds, findDraftsAhead } from "#app/db/bid-people.ts";
import { closeUnderLock } from "#app/db/close-challenge.ts";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { edgeOf, sourcesOf } from "#app/domain/kernel/lifecycle.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { findBidsWithMembers } from "#app/db/bid-members.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { confirmationDue } from "#app/domain/bid/member-view.ts";
import { openMembersOf, standingOf } from "#app/services/bid/member-blocks.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { writeToMember } from "#app/services/bid/write-to-member.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { moverFacts } from "#app/services/kernel/transition.ts";

/** 截止: counts the bids under the lock that submitting shares, and from here on the bureau knows the count. */
export const closeChallenge = defineMove({
  noun: "challenge",
  move: "close",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject }) => {
    const to = edgeOf(challengeLifecycle, "close", subject.status)?.to;
    const toNoBid = edgeOf(challengeLifecycle, "close", subject.status, "noBid")?.to;
    if (!to || !toNoBid) return refuse("wrongState", { facts: { state: subject.status } });
    const closed = await closeUnderLock(tx, {
      id: subject.id,
      version: subject.version,
      from: sourcesOf(challengeLifecycle, "close"),
      to,
      toNoBid,
      event: { ...moverFacts("challenge", subject, "close", ctx.actor), no: subject.no },
    });
    if (closed.problem) return refuse(closed.problem as RefusalCode);
    for (const bidId of await findBidIds(tx, subject.id, ["draft"])) await tellTeam(tx, { bidId, kind: "notSubmitted", key: String(closed.seq) });
    for (const { bidId, receivedAt } of await findDraftsAhead(tx, subject.id)) await tellTeam(tx, { bidId, kind: "draftAhead", at: receivedAt, key: String(closed.seq) });
    await tellUnconfirmed(tx, subject.id, ctx.now, String(closed.seq));
    return ok({ to: closed.bids === 0 ? toNoBid : to, bids: closed.bids, seq: Number(closed.seq) });
  },
});

/** Whoever has members that did not confirm learns it now, with the day until which they may; those members are asked once more. Of a team that cleared its copies nothing is known. */
async function tellUnconfirmed(tx: Transaction, challengeId: string, now: string, key: string): Promise<void> {
  for (const bidId of await findBidsWithMembers(tx, challengeId)) {
    const bid = await findSubject("bid", bidId, tx);
    const standing = bid && (await standingOf(bid, now, tx));
    const open = standing ? await openMembersOf(bid, standing.members, tx) : [];
    const due = bid && confirmationDue(bid.closesAt);
    if (open.length > 0) await tellTeam(tx, { bidId, kind: "unconfirmed", words: `${open.length} 家`, ...(due && { at: due }), key });
    // A unit that two bids of the item name reads it once; one that refused has answered.
    for (const { uscc, unit, state } of open) if (state !== "declined") await writeToMember(tx, uscc, `${key}:${unit}`);
  }
}
