import { findBidsOfTeams } from "#app/db/bid-views.ts";
import type { OwnBidRow } from "#app/domain/bid/view.ts";
import { teamsOf } from "#app/domain/policy/actor.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 我的申报: the bids of the actor's units, and those on an own contest. Refusal: signInNeeded. */
export async function listOwnBids({ actor, now }: Context): Promise<Result<OwnBidRow[]>> {
  if (actor.personId === null) return refuse("signInNeeded");
  return ok(await findBidsOfTeams(teamsOf(actor), now));
}
