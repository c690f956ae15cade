import { z } from "zod";
import { setProposal, startReopening } from "#app/db/ticket.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { reopeningProposal } from "#app/domain/ticket/schema.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { announceItemAct } from "#app/services/notice/announce-act.ts";

/** 提议重新开放: how long, and what everybody will read. May be made again with other values; the last one counts. */
export const proposeReopening = defineMove({
  noun: "ticket",
  move: "propose",
  input: reopeningProposal,
  perform: async ({ tx, ctx, subject, input, move }) => {
    await setProposal(tx, subject.id, { ...input, proposedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, minutes: input.minutes }, detail: { publicReason: input.publicReason } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/**
 * 重新开放, by another person than who proposed it: from now until the end of the proposed time this one bid is accepted again,
 * and nothing of the challenge is opened before (guide 0.1, 3). Announced by a notice and on the challenge's page, without the unit's name.
 */
export const reopenBid = defineMove({
  noun: "ticket",
  move: "reopen",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, offline, move }) => {
    // Closing and opening take the same row: the end of the reopening is written before either looks again.
    await tx.query("select from challenge where id = $1 for update", [subject.challengeId]);
    const { until, publicReason } = await startReopening(tx, subject.id);
    const moved = await move({ facts: { no: subject.no, until } });
    if (!moved.ok) return moved;
    const challenge = await findSubject("challenge", subject.challengeId, tx);
    if (!challenge) return refuse("notFound");
    const announced = await announceItemAct({ tx, ctx, isOffline: offline !== undefined, events: [moved.value.seq] }, "reopening", challenge, { reason: publicReason, closesAt: until });
    if (!announced.ok) return announced;
    await tellTeam(tx, { bidId: subject.bidId, kind: "reopened", at: until, key: subject.id });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), until });
  },
});

/** 不予重新开放, with the reason that the team is told. */
export const declineTicket = defineMove({
  noun: "ticket",
  move: "decline",
  input: z.strictObject({}),
  perform: async ({ tx, subject, reason, move }) => {
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.bidId, kind: "ticketDeclined", words: reason ?? "", key: subject.id });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
