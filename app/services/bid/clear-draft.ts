import { z } from "zod";
import { eraseDraft } from "#app/db/draft-history.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/**
 * 清除草稿, after sealing: draft, history, copies and asides go; until the opening only the envelope has the text.
 * Refusal: alreadyDone when nothing is left.
 */
export const clearDraft = defineMove({
  noun: "bid",
  move: "clearDraft",
  input: z.strictObject({}),
  perform: async ({ tx, subject, move }) => {
    if (!(await eraseDraft(tx, subject.id))) return refuse("alreadyDone");
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
