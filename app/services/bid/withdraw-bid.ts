import { z } from "zod";
import { lockOpenChallenge } from "#app/db/bid.ts";
import { dropClaims } from "#app/db/bid-submission.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { tellTeam } from "./tell-team.ts";

/** 撤回, until the deadline of the database's clock. The sealed versions stay, unopened; the bid may be submitted again. */
export const withdrawBid = defineMove({
  noun: "bid",
  move: "withdraw",
  input: z.strictObject({}),
  perform: async ({ tx, subject, move }) => {
    // As submitting does: closing waits, so that nothing is withdrawn behind the count.
    const problem = await lockOpenChallenge(tx, subject);
    if (problem) return refuse(problem);
    await dropClaims(tx, subject.id);
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.id, kind: "withdrawn", key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  },
});
