import { readBidGround } from "#app/db/bid.ts";
import { addClaims } from "#app/db/bid-submission.ts";
import { bindContestBids, findContestBids } from "#app/db/bid-team.ts";
import type { Transaction } from "#app/db/client.ts";
import type { ClaimRow } from "#app/db/unit-claim.ts";
import type { ClaimOutcome } from "#app/domain/organisation/claim.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { checkForm } from "#app/services/bid/check-form.ts";
import { slotClaims, unitClaims } from "#app/services/bid/member-claims.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { withdrawDeclined } from "#app/services/bid/withdraw-bid.ts";

/**
 * What becomes of the bids that a claimant drafted while the contest waited. Accepted: they are the unit's, and take its places
 * as far as they are free; where the unit has a bid of its own for the item, its people now hold both and withdraw one, or the
 * form check decides. Declined: the drafts stay the claimant's alone, what was submitted is withdrawn before the closing. Bids
 * that were opened meanwhile are checked again. Nothing of it shows to who decides before the opening.
 */
export async function settleContestBids(tx: Transaction, now: string, claim: ClaimRow, outcome: ClaimOutcome): Promise<void> {
  const bids = await findContestBids(tx, claim.id);
  if (outcome === "accepted") await bindContestBids(tx, claim.id);
  for (const { id, status } of bids) {
    if (outcome === "declined") await withdrawDeclined(tx, now, id);
    else await becomeUnits(tx, claim, { id, isLive: status === "submitted" });
  }
  const challenges = new Map(bids.filter(({ status }) => isOpened[status]).map(({ id, challengeId }) => [challengeId, id]));
  for (const bidId of challenges.values()) await checkForm(tx, await readBidGround(bidId, tx));
}

async function becomeUnits(tx: Transaction, { id: claimId, uscc }: ClaimRow, bid: { id: string; isLive: boolean }): Promise<void> {
  if (bid.isLive) {
    const ground = await readBidGround(bid.id, tx);
    await addClaims(tx, bid.id, [...unitClaims(ground, uscc), ...slotClaims(ground, "unitLead", uscc)]);
  }
  await tellTeam(tx, { bidId: bid.id, kind: "contestAccepted", key: claimId });
}
