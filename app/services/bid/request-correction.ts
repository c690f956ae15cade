import { z } from "zod";
import { readBidGround } from "#app/db/bid.ts";
import { resetDraft, readDraft } from "#app/db/bid-draft.ts";
import { insertCorrection, readContent } from "#app/db/bid-opening.ts";
import { correctableFieldsSchema } from "#app/domain/bid/correction.ts";
import { draftOf } from "#app/domain/bid/schema.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { correctionDue } from "./correction-due.ts";
import { keptContent, keptDraft } from "./keep-content.ts";
import { tellTeam } from "./tell-team.ts";

/**
 * 退回补正: once per bid, the listed fields, the reason in words, until 17:00 of the last of the round's working days (from the
 * service, which the platform makes at once; its day is not counted). The team's draft starts from what was opened. Refusal: alreadyDone.
 */
export const requestCorrection = defineMove({
  noun: "bid",
  move: "requestCorrection",
  input: z.strictObject({ fields: correctableFieldsSchema }),
  perform: async ({ tx, ctx, subject, input, reason, move }) => {
    const ground = await readBidGround(subject.id, tx);
    const dueAt = correctionDue(ctx.now, ground.rules.correctionWorkingDays);
    if (!dueAt.ok) return dueAt;
    const isFirst = await insertCorrection(tx, { bidId: subject.id, fields: input.fields, words: reason ?? "", dueAt: dueAt.value, requestedBy: ctx.actor.personId });
    if (!isFirst) return refuse("alreadyDone");
    const opened = await readContent(subject.id, tx);
    if (!opened) throw new Error(`Bid ${subject.no} is under form check without content`);
    const content = keptContent.read(subject.id, opened.versionNumber, opened.revision, opened.content);
    const { revision } = await readDraft(subject.id, tx);
    await resetDraft(tx, subject.id, revision + 1, keptDraft.keep(subject.id, revision + 1, draftOf(content)));
    const moved = await move({ facts: { no: subject.no, fields: input.fields, dueAt: dueAt.value } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.id, kind: "correctionRequested", at: dueAt.value, ...(reason && { words: reason }), key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), dueAt: dueAt.value });
  },
});
