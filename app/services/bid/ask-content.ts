import { z } from "zod";
import type { Transaction } from "#app/db/client.ts";
import { insertResupply } from "#app/db/resupply.ts";
import { resupplyHours } from "#app/domain/bid/resupply.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellTeam } from "./tell-team.ts";

/** Asks a team for what it kept, by row and mail. Answers until when, ISO. */
export async function askTeam(tx: Transaction, asked: { bidId: string; isKeyLost: boolean; reason: string; askedBy: string | null }): Promise<string> {
  const until = await insertResupply(tx, { ...asked, hours: resupplyHours });
  await tellTeam(tx, { bidId: asked.bidId, kind: "contentAsked", at: until, words: asked.reason, key: until });
  return until;
}

/** 请重新提供, for one bid whose envelope could not be opened: its team has 48 hours to bring its 留存件. */
export const askContent = defineMove({
  noun: "bid",
  move: "askContent",
  input: z.strictObject({}),
  perform: async ({ tx, ctx, subject, reason, move }) => {
    const dueAt = await askTeam(tx, { bidId: subject.id, isKeyLost: false, reason: reason ?? "", askedBy: ctx.actor.personId });
    const moved = await move({ facts: { no: subject.no, dueAt } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), dueAt }) : moved;
  },
});
