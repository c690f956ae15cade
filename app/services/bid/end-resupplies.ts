import { z } from "zod";
import { findOverdueResupplies } from "#app/db/resupply.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellTeam } from "./tell-team.ts";

/** 期满未重新提供: the bid ends unread, and no other waits for it. */
export const endSupply = defineMove({
  noun: "bid",
  move: "endSupply",
  input: z.strictObject({}),
  perform: async ({ tx, subject, move }) => {
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.id, kind: "contentMissing", key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});

/** Ends what nobody brought in time. Nothing depends on the moment: the database's clock decides when something comes. Returns how many ended. */
export async function endResupplies(now: string): Promise<number> {
  let ended = 0;
  for (const id of await findOverdueResupplies()) {
    const result = await endSupply.run({ actor: systemActor, now }, id, {});
    if (result.ok) ended += 1;
  }
  return ended;
}
