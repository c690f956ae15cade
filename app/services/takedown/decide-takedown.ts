import { z } from "zod";
import { lockTargetText, readTakedown, settleTakedown, writeTargetText } from "#app/db/takedown.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { parseTarget, placeholder } from "#app/domain/takedown/target.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { keptText, parseAnswer } from "./kept-text.ts";

const none = z.strictObject({});

/** Whether what stands in the text's place is still ours: a correction may have written a new text meanwhile. */
function isStillHidden(standing: string, publicReason: string, isAnswer: boolean): boolean {
  return (isAnswer ? parseAnswer(standing).answer : standing) === placeholder(publicReason, false);
}

async function decide({ tx, ctx, subject, move }: Step<"takedown", unknown>, isFinal: boolean) {
  const { target: text, publicReason, kept } = await readTakedown(tx, subject.id);
  const target = parseTarget(text);
  const standing = target && (await lockTargetText(tx, subject.challengeId, target));
  if (!target || standing === null || kept === null) return refuse("statusChanged");
  const isOurs = isStillHidden(standing, publicReason, target.kind === "answer");
  if (!isOurs && !isFinal) return refuse("editedElsewhere");
  const original = keptText.read(subject.id, kept);
  if (isOurs) await writeTargetText(tx, subject.challengeId, target, isFinal ? placeholder(publicReason, true) : target.kind === "answer" ? parseAnswer(original) : original);
  await settleTakedown(tx, subject.id, ctx.actor.personId);
  const moved = await move({ facts: { no: subject.no, challenge: subject.challengeNo } });
  return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
}

/** 恢复: the text stands again as it was. Refusal: editedElsewhere (a correction wrote another one meanwhile). */
export const restoreContent = defineMove({ noun: "takedown", move: "restore", input: none, perform: (step) => decide(step, false) });

/** 确认撤下, for good: the hidden text is not kept; a corrected text is published as a correction. */
export const finaliseTakedown = defineMove({ noun: "takedown", move: "finalise", input: none, perform: (step) => decide(step, true) });
