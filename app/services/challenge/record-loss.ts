import { z } from "zod";
import { digestJson } from "#app/crypto/canonical.ts";
import { readSealedBids } from "#app/db/bid-opening.ts";
import { lockChallenge } from "#app/db/review.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { askTeam } from "#app/services/bid/ask-content.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";
import { transition } from "#app/services/kernel/transition.ts";

/**
 * 登记密钥全部遗失: neither opening nor recovery codes are left, as their holders reported. Every sealed bid is asked of its team
 * again, each for itself. Codes that turn up meanwhile still open what nobody brought. Public, with the reason.
 * Refusals: codesNotLost, alreadyDone, nothingToOpen, reopeningRunning.
 */
export const recordLoss = defineMove({
  noun: "challenge",
  move: "recordLoss",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason = "", move }) => {
    await lockChallenge(tx, subject.id, "update");
    const sealed = (await readSealedBids(tx, subject.id)).filter(({ status }) => status === "submitted");
    let dueAt = "";
    for (const bid of sealed) {
      dueAt = await askTeam(tx, { bidId: bid.id, isKeyLost: true, reason, askedBy: ctx.actor.personId });
      const asked = await transition(tx, { noun: "bid", subject: bid, move: "askContent", actor: ctx.actor, facts: { no: bid.no, bidVersion: bid.versionNumber, commitment: bid.commitment, dueAt } });
      if (!asked.ok) return asked;
    }
    if (sealed.length === 0) return refuse("nothingToOpen");
    const moved = await move({ facts: { no: subject.no, asked: sealed.length, dueAt, commitments: digestJson(sealed.map(({ no, commitment }) => [no, commitment])) } });
    if (!moved.ok) return moved;
    const announced = await announceItemAct({ tx, ctx, isOffline: false, events: [moved.value.seq] }, "keyLoss", subject, { reason, closesAt: dueAt });
    return announced.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), asked: sealed.length, dueAt, notice: announced.value }) : announced;
  },
});
