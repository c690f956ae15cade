import { type BidAtDesk, findBidDesk } from "#app/db/bid-desk.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy, type BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** A bid for its own team. Refusals: notFound, in the same words for a foreign bid and for none; notAllowed for who may only look. */
export async function teamBid(ctx: Context, reference: string): Promise<Result<BidSubject>> {
  const bid = await findSubject("bid", reference);
  return bid ? forTeam(ctx, bid) : refuse("notFound");
}

/** The same with everything that lies on its desk, for who saves or submits. */
export async function teamDesk(ctx: Context, reference: string, requestKey: string | null = null): Promise<Result<BidAtDesk>> {
  const found = await findBidDesk(reference, ctx.actor.personId, requestKey);
  if (!found) return refuse("notFound");
  const bid = forTeam(ctx, found.bid);
  return bid.ok ? ok(found) : bid;
}

function forTeam(ctx: Context, bid: BidSubject): Result<BidSubject> {
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  if (!bidPolicy.isVisible(bid, held, ctx.now)) return refuse("notFound");
  return held.includes("team") ? ok(bid) : refuse("notAllowed");
}
