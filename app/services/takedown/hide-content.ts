import { randomInt } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { recordBirth } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { insertTakedown, isHidden, lockTargetText, writeTargetText } from "#app/db/takedown.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { newTakedown } from "#app/domain/takedown/schema.ts";
import { parseTarget, placeholder } from "#app/domain/takedown/target.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { keptText } from "./kept-text.ts";

/**
 * 紧急下架 by one officer, at once: the text leaves the row, so every process, page, list, search, feed and export shows the public
 * reason in its place from the commit on. A second person restores it or makes it final within a working day.
 * Refusals: notFound, signInNeeded, notAllowed, wrongState (nothing is public yet), alreadyDone (hidden already), invalidInput.
 */
export async function hideContent(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = newTakedown.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const target = parseTarget(input.data.target);
  if (!target) return refuse("invalidInput", { fields: [{ path: "target", message: "required" }] });
  const challenge = await findSubject("challenge", input.data.challenge);
  if (!challenge || !challengePolicy.isVisible(challenge, challengePolicy.relationsOf(ctx.actor, challenge), ctx.now)) return refuse("notFound");
  const refused = birthRefusal("takedown", ctx.actor, challengePolicy.relationsOf(ctx.actor, challenge));
  if (refused) return { ok: false, refusal: refused };
  if (!challengePolicy.isVisible(challenge, ["public"], ctx.now)) return refuse("wrongState", { facts: { state: challenge.status } });
  return inTransaction(async (tx) => {
    const text = await lockTargetText(tx, challenge.id, target);
    if (text === null) return refuse("invalidInput", { fields: [{ path: "target", message: "required" }] });
    if (await isHidden(tx, challenge.id, input.data.target)) return refuse("alreadyDone");
    const { publicReason } = input.data;
    const id = uuidv7();
    const no = `TD-${ctx.now.slice(0, 4)}-${randomInt(10_000_000, 100_000_000)}`;
    await insertTakedown(tx, { id, no, challengeId: challenge.id, target: input.data.target, publicReason, kept: keptText.keep(id, text), hiddenBy: ctx.actor.personId });
    await writeTargetText(tx, challenge.id, target, placeholder(publicReason, false));
    await recordBirth(tx, "takedown", id, "hide", { ...actorFacts(ctx.actor), no, challenge: challenge.no, target: input.data.target }, { publicReason });
    return ok({ id, no });
  });
}
