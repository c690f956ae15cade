import { findBidsOfUnits } from "#app/db/bid-views.ts";
import type { OwnBidRow } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 我的申报: the bids that the actor's units lead. Refusal: signInNeeded. */
export async function listOwnBids({ actor, now }: Context): Promise<Result<OwnBidRow[]>> {
  if (actor.personId === null) return refuse("signInNeeded");
  return ok(await findBidsOfUnits(actor.units.map(({ unitId }) => unitId), now));
}
