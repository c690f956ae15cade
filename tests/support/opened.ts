import { readContent } from "#app/db/bid-opening.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { keptContent } from "#app/services/bid/keep-content.ts";

/** What the opening made readable, by bid; a bid that was not opened is not in it. */
export async function readContentOfBids(bidIds: readonly string[]): Promise<Map<string, BidSubmission>> {
  const found = new Map<string, BidSubmission>();
  for (const bidId of bidIds) {
    const stored = await readContent(bidId);
    if (stored) found.set(bidId, keptContent.read(bidId, stored.versionNumber, stored.revision, stored.content));
  }
  return found;
}
