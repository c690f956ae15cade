import { z } from "zod";
import { findSilentMatchings } from "#app/db/matching.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/** 对接期满: the owner neither agreed with the bid nor refused it in its term. */
export const lapseMatching = defineMove({
  noun: "shortlist",
  move: "lapse",
  input: z.strictObject({}),
  perform: async ({ subject, move }) => {
    const moved = await move({ facts: { no: subject.bidNo } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});

/** Ends 对接 of the bids whose term is over. May run at any time; answers how many ended. */
export async function endSilentMatchings(now: string): Promise<number> {
  let ended = 0;
  for (const id of await findSilentMatchings()) {
    const result = await lapseMatching.run({ actor: systemActor, now }, id, {});
    if (result.ok) ended += 1;
  }
  return ended;
}
