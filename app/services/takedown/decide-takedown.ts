import { z } from "zod";
import { hasPlace, lockTarget, replaceTarget, restoreTarget } from "#app/db/takedown-target.ts";
import { readTakedown, settleTakedown } from "#app/db/takedown.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { parseTarget, placeholder, type TakedownPlace } from "#app/domain/takedown/target.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { keptText } from "./kept-text.ts";

const none = z.strictObject({});

/** Both decisions. What stands in the place may no longer be ours: a correction may have written a new text meanwhile. */
async function decide({ tx, ctx, subject, move }: Step<"takedown", unknown>, isFinal: boolean) {
  const { target: text, publicReason, kept } = await readTakedown(tx, subject.id);
  const place = placeOf(subject);
  const target = parseTarget(place.noun, text);
  const found = target && (await lockTarget(tx, place, target));
  if (!target || !found || kept === null) return refuse("statusChanged");
  const isOurs = found.standing === placeholder(publicReason, false);
  if (isFinal) {
    if (isOurs) await replaceTarget(tx, place, target, placeholder(publicReason, true), true);
  } else {
    const original = keptText.read(subject.id, kept);
    if (!isOurs || !hasPlace(target, found, original)) return refuse("editedElsewhere");
    await restoreTarget(tx, place, target, original);
  }
  await settleTakedown(tx, subject.id, ctx.actor.personId);
  const moved = await move({ facts: { no: subject.no, ...(subject.challengeNo !== null && { challenge: subject.challengeNo }) } });
  return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
}

function placeOf({ challengeId, noticeId }: Step<"takedown", unknown>["subject"]): TakedownPlace {
  return challengeId === null ? { noun: "notice", id: noticeId! } : { noun: "challenge", id: challengeId };
}

/** 恢复: the text stands again as it was. Refusal: editedElsewhere (a correction wrote another one meanwhile). */
export const restoreContent = defineMove({ noun: "takedown", move: "restore", input: none, perform: (step) => decide(step, false) });

/** 确认撤下, for good: the hidden text is not kept; a corrected text is published as a correction. */
export const finaliseTakedown = defineMove({ noun: "takedown", move: "finalise", input: none, perform: (step) => decide(step, true) });
