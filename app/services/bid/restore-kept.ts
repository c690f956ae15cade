import { findVersions } from "#app/db/bid-submission.ts";
import { readBidGround } from "#app/db/bid.ts";
import { draftOf } from "#app/domain/bid/schema.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { saveDraft, type SavedDraft } from "./save-draft.ts";
import { matchKept } from "./seal-bid.ts";
import { differenceOf } from "./supply-content.ts";
import { teamBid } from "./team-bid.ts";

/**
 * 凭留存件恢复草稿, after 清除草稿: what a version sealed becomes the draft again, so that a team that left nothing readable here can
 * still replace. Any version of this bid serves, byte for byte. Refusals: notFound, keptDiffers, those of `saveDraft`.
 */
export async function restoreKept(ctx: Context, reference: string, kept: string): Promise<Result<SavedDraft>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const { id, no } = bid.value;
  const [versions, ground] = await Promise.all([findVersions(id), readBidGround(id)]);
  const bytes = new TextEncoder().encode(kept);
  for (const { number: bidVersion, commitment } of versions) {
    const matched = matchKept(bytes, { challengeNo: ground.challengeNo, bidNo: no, bidVersion, leadUscc: ground.leadUscc, commitment });
    if (matched.ok) return saveDraft(ctx, reference, { draft: draftOf(matched.content) });
  }
  return refuse("keptDiffers", { facts: differenceOf(kept, no, versions[0]?.number ?? 0) });
}
