import { z } from "zod";
import { clearVerdict } from "#app/db/form-lines.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/** 重新形式审查: something came to light after the passing, by an item opened later; the earlier verdict is gone from the bid and kept in the log. */
export const recheckForm = defineMove({
  noun: "bid",
  move: "recheckForm",
  input: z.strictObject({}),
  perform: async ({ tx, subject, move }) => {
    await clearVerdict(tx, subject.id);
    const moved = await move({ facts: { no: subject.no } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
