import { z } from "zod";
import { setBidWindow } from "#app/db/challenge.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";

/** 延期: before closing, or after it with no bid at all (guide 0.1, 3). The new deadline is later than the old one and than now. */
export const extendChallenge = defineMove({
  noun: "challenge",
  move: "extend",
  input: z.strictObject({ closesAt: z.iso.datetime({ offset: true }) }),
  perform: async ({ tx, ctx, subject, input, move }) => {
    const asked = Date.parse(input.closesAt);
    const isLater = asked > Date.parse(ctx.now) && (subject.closesAt === null || asked > Date.parse(subject.closesAt));
    if (!isLater) return refuse("badDate", { fields: [{ path: "closesAt", message: "closingInPast" }] });
    const closesAt = new Date(asked).toISOString();
    await setBidWindow(tx, subject.id, { closesAt });
    const moved = await move({ facts: { no: subject.no, closesAtBefore: subject.closesAt, closesAt } });
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq), closesAt }) : moved;
  },
});
