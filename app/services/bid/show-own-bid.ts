import type { OwnBid } from "#app/domain/bid/view.ts";
import { refuse, ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showBid } from "./show-bid.ts";

/** The bid as its own team has it; for everybody else there is none. Refusal: notFound. */
export async function showOwnBid(ctx: Context, reference: string): Promise<Result<OwnBid>> {
  const bid = await showBid(ctx, reference);
  if (!bid.ok) return bid;
  return bid.value.sight === "own" ? ok(bid.value) : refuse("notFound");
}
