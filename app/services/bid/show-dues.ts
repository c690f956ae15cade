import { readBidGround } from "#app/db/bid.ts";
import { neededKinds } from "#app/domain/bid/file.ts";
import type { BidDues } from "#app/domain/bid/member-view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { membersOf } from "./show-members.ts";
import { teamBid } from "./team-bid.ts";

/**
 * What a bid needs besides its form, and from whom: the attachments that the form check will look for, and the members that have
 * not confirmed. None of it keeps a bid from being submitted in time, unless the round wants confirmations first. Refusals as `teamBid`.
 */
export async function showDues(ctx: Context, reference: string): Promise<Result<BidDues>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const ground = await readBidGround(bid.value.id);
  const { members, order } = await membersOf(ctx, bid.value, ground);
  return ok({
    files: ground.rules.attachments === "check" ? [...neededKinds(members.length > 0), "sealedPrint"] : [],
    members: members.flatMap(({ uscc, name, state }) => (state === "confirmed" ? [] : [{ uscc, name, state }])),
    isFirst: order === "first",
  });
}
