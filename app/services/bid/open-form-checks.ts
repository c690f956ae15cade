import type { Transaction } from "#app/db/client.ts";
import { findOpenRejections } from "#app/db/form-lines.ts";
import type { ReviewedBid } from "#app/db/review.ts";
import { formCheckLack } from "#app/domain/bid/form-review.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { undecidedBids } from "#app/services/review/make-tasks.ts";

/** Why the form check of a locked challenge is not over, or null; of its bids the states. Refusals: formCheckOpen (count), reviewTermRunning (count, until). */
export async function openFormChecks(tx: Transaction, challengeId: string, bids: readonly Pick<ReviewedBid, "status">[], now: string): Promise<Refusal | null> {
  return formCheckLack(undecidedBids(bids), await findOpenRejections(tx, challengeId), now);
}
