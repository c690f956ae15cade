import { inTransaction } from "#app/db/client.ts";
import { deleteIntent, findIntent, isIntentTakenDown, putIntent } from "#app/db/intent.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { OwnIntent } from "#app/domain/intent/view.ts";
import { newIntent } from "#app/domain/intent/schema.ts";
import { challengePolicy, isOpenForBids, ownersOf } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/** The challenge and the unit that posts. The owner seeks no partners for its own item. */
async function placeOf(ctx: Context, no: string): Promise<Result<{ challengeId: string; unitId: string; personId: string; isOpen: boolean; title: string }>> {
  const { personId, units } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const challenge = await findSubject("challenge", no);
  if (!challenge || !challengePolicy.isVisible(challenge, ["public"], ctx.now)) return refuse("notFound");
  const unitId = units[0]?.unitId;
  if (unitId === undefined || ownersOf(challenge).includes(unitId)) return refuse("notAllowed");
  return ok({ challengeId: challenge.id, unitId, personId, isOpen: isOpenForBids(challenge, ctx.now), title: challenge.no });
}

/** 发布合作意向, on purpose and under the unit's name, while bids are accepted. Refusals: signInNeeded, notFound, notAllowed (also once it was taken down), notYetOpen, invalidInput. */
export async function postIntent(ctx: Context, no: string, rawInput: unknown): Promise<Result<{ posted: boolean }>> {
  const input = newIntent.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const place = await placeOf(ctx, no);
  if (!place.ok) return place;
  if (!place.value.isOpen) return refuse("notYetOpen");
  return inTransaction(async (tx) => {
    if (await isIntentTakenDown(place.value.challengeId, place.value.unitId, tx)) return refuse("notAllowed");
    await putIntent(tx, { ...place.value, ...input.data });
    return ok({ posted: true });
  });
}

/** 撤下合作意向. Refusals: notFound where there is none, notAllowed where it was taken down: its text waits for a decision. */
export async function removeIntent(ctx: Context, no: string): Promise<Result<{ posted: boolean }>> {
  const place = await placeOf(ctx, no);
  if (!place.ok) return place;
  return inTransaction(async (tx) => {
    if (await isIntentTakenDown(place.value.challengeId, place.value.unitId, tx)) return refuse("notAllowed");
    return (await deleteIntent(tx, place.value.challengeId, place.value.unitId)) ? ok({ posted: false }) : refuse("notFound");
  });
}

/** The unit's own intent, if it has one. Everybody is led here from the item's public page, so who may post none learns why. Refusals: signInNeeded, notFound. */
export async function showOwnIntent(ctx: Context, no: string): Promise<Result<OwnIntent>> {
  const place = await placeOf(ctx, no);
  if (place.ok && (await isIntentTakenDown(place.value.challengeId, place.value.unitId))) return ok({ bar: "takenDown", isOpen: false, own: null });
  if (place.ok) return ok({ bar: null, isOpen: place.value.isOpen, own: await findIntent(place.value.challengeId, place.value.unitId) });
  return place.refusal.code === "notAllowed" ? ok({ bar: ctx.actor.units.length === 0 ? "noUnit" : "ownItem", isOpen: false, own: null }) : place;
}
