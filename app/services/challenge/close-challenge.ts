import { z } from "zod";
import { findBidIds } from "#app/db/bid-people.ts";
import { closeUnderLock } from "#app/db/close-challenge.ts";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { edgeOf, sourcesOf } from "#app/domain/kernel/lifecycle.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

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
      event: { ...actorFacts(ctx.actor), no: subject.no },
    });
    if (closed.problem) return refuse(closed.problem as RefusalCode);
    for (const bidId of await findBidIds(tx, subject.id, ["draft"])) await tellTeam(tx, { bidId, kind: "notSubmitted", key: String(closed.seq) });
    return ok({ to: closed.bids === 0 ? toNoBid : to, bids: closed.bids, seq: Number(closed.seq) });
  },
});
