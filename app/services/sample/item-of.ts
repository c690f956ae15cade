import { findSubject } from "#app/db/subjects.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy, type ChallengeSubject, isOpenForBids } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** An item with what the actor is to it. Refusal: notFound. */
export async function itemOf(ctx: Context, no: string): Promise<Result<{ item: ChallengeSubject; held: readonly Relation[] }>> {
  const item = await findSubject("challenge", no);
  const held = item ? challengePolicy.relationsOf(ctx.actor, item) : [];
  return item && challengePolicy.isVisible(item, held, ctx.now) ? ok({ item, held }) : refuse("notFound");
}

const prepared: readonly ChallengeState[] = ["drafted", "approved", "open", "suspended"];

/** Whether lots and the visit of the item are still arranged. */
export function isArranged({ status }: Pick<ChallengeSubject, "status">): boolean {
  return prepared.includes(status);
}

/** The item for an officer who arranges. Refusals: notFound, notAllowed. */
export async function officersItem(ctx: Context, no: string): Promise<Result<ChallengeSubject>> {
  const found = await itemOf(ctx, no);
  if (!found.ok) return found;
  return found.value.held.includes("officer") ? ok(found.value.item) : refuse("notAllowed");
}

export interface Asking {
  challengeId: string;
  unitId: string;
  personId: string;
}

/** As which unit somebody asks while bids are taken; who is of the bureau or the owner does not. Refusals: notFound, signInNeeded, notAllowed, notYetOpen. */
export async function askingUnit(ctx: Context, no: string): Promise<Result<Asking>> {
  const found = await itemOf(ctx, no);
  if (!found.ok) return found;
  const { personId, units } = ctx.actor;
  if (personId === null) return refuse("signInNeeded");
  const unitId = units[0]?.unitId;
  if (unitId === undefined || found.value.held.some((relation) => relation !== "public")) return refuse("notAllowed");
  return isOpenForBids(found.value.item, ctx.now) ? ok({ challengeId: found.value.item.id, unitId, personId }) : refuse("notYetOpen");
}
