import { editingOf } from "#app/domain/bid/editing.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { teamBid } from "#app/services/bid/team-bid.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** A bid whose files its team may change now. Refusals: notFound, notAllowed, wrongState, deadlinePassed, notYetOpen. */
export async function editableBid(ctx: Context, reference: string): Promise<Result<BidSubject>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  // A correction opens listed fields, and files are none of them.
  if (editingOf(bid.value, null, ctx.now).mode === "bidding") return bid;
  const { challengeStatus, closesAt } = bid.value;
  if (closesAt !== null && Date.parse(ctx.now) >= Date.parse(closesAt)) return refuse("deadlinePassed");
  return challengeStatus === "open" ? refuse("wrongState", { facts: { state: bid.value.status } }) : refuse("notYetOpen");
}

