import { randomInt } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { writeAskedAmendment } from "#app/db/amendment.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { redactMails } from "#app/db/takedown-mails.ts";
import { lockTarget, replaceTarget } from "#app/db/takedown-target.ts";
import { insertTakedown, isHidden } from "#app/db/takedown.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { noticePolicy } from "#app/domain/policy/notice.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { newTakedown } from "#app/domain/takedown/schema.ts";
import { parseTarget, placeholder, type TakedownPlace } from "#app/domain/takedown/target.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { keptText, textsOfMails } from "./kept-text.ts";

/** In what something is hidden, for who may see it, and what the actor is to it. */
interface Place extends TakedownPlace {
  no: string;
  held: readonly Relation[];
  isPublic: boolean;
  status: string;
}

/** The challenge or the notice that is named. Refusal: notFound. */
async function placeOf(ctx: Context, { challenge: no, notice: id }: { challenge?: string | undefined; notice?: string | undefined }): Promise<Result<Place>> {
  if (no !== undefined) {
    const challenge = await findSubject("challenge", no);
    const held = challenge ? challengePolicy.relationsOf(ctx.actor, challenge) : [];
    if (!challenge || !challengePolicy.isVisible(challenge, held, ctx.now)) return refuse("notFound");
    return ok({ noun: "challenge", id: challenge.id, no: challenge.no, held, isPublic: challengePolicy.isVisible(challenge, ["public"], ctx.now), status: challenge.status });
  }
  const notice = await findSubject("notice", id ?? "");
  const held = notice ? noticePolicy.relationsOf(ctx.actor, notice) : [];
  if (!notice || !noticePolicy.isVisible(notice, held, ctx.now)) return refuse("notFound");
  return ok({ noun: "notice", id: notice.id, no: notice.id, held, isPublic: noticePolicy.isVisible(notice, ["public"], ctx.now), status: notice.status });
}

/**
 * 紧急下架 by one officer, at once: the text leaves the row, so every process, page, list, search, feed and export shows the public
 * reason in its place from the commit on; of an attachment the key goes too, and mails that wait say the reason. A second person restores it or makes it final within a
 * working day. Refusals: notFound, signInNeeded, notAllowed, wrongState (nothing is public yet), alreadyDone (hidden already), invalidInput.
 */
export async function hideContent(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = newTakedown.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { publicReason, target: text } = input.data;
  const place = await placeOf(ctx, input.data);
  if (!place.ok) return place;
  const target = parseTarget(place.value.noun, text);
  if (!target) return unknownTarget;
  const refused = birthRefusal("takedown", ctx.actor, place.value.held);
  if (refused) return { ok: false, refusal: refused };
  if (!place.value.isPublic) return refuse("wrongState", { facts: { state: place.value.status } });
  return inTransaction(async (tx) => {
    const found = await lockTarget(tx, place.value, target);
    if (found === null) return unknownTarget;
    if (await isHidden(tx, place.value, text)) return refuse("alreadyDone");
    const id = uuidv7();
    const no = `TD-${dayOf(ctx.now).slice(0, 4)}-${randomInt(10_000_000, 100_000_000)}`;
    await insertTakedown(tx, { id, no, place: place.value, target: text, publicReason, kept: keptText.keep(id, found.original), hiddenBy: ctx.actor.personId });
    const words = placeholder(publicReason, false);
    await replaceTarget(tx, place.value, target, words, false);
    // A correction that waits holds the text as it stood, and would bring it back.
    if (place.value.noun === "challenge") await writeAskedAmendment(tx, place.value.id, null);
    await redactMails(tx, place.value, textsOfMails(found.original, text), words);
    await recordBirthBy(ctx.actor, tx, "takedown", id, "hide", { no, [place.value.noun]: place.value.no, target: text }, { publicReason });
    return ok({ id, no });
  });
}

const unknownTarget = refuse("invalidInput", { fields: [{ path: "target", message: "required" }] });
