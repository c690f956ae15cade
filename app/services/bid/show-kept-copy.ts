import { readDraft } from "#app/db/bid-draft.ts";
import { findVersions } from "#app/db/bid-submission.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptSubmission } from "./keep-content.ts";
import { teamBid } from "./team-bid.ts";

/**
 * 留存件 of the last version: the text that was sealed with its salt, which proves the content against the receipt's commitment.
 * For the team alone. Refusal: notFound, also after 清除草稿 and before the first submission.
 */
export async function showKeptCopy(ctx: Context, reference: string): Promise<Result<{ no: string; bidVersion: number; text: string }>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid.refusal.code === "notAllowed" ? refuse("notFound") : bid;
  const { id, no } = bid.value;
  const [[last], stored] = await Promise.all([findVersions(id), readDraft(id)]);
  if (!last || !stored.submitted || stored.submittedRevision === null) return refuse("notFound");
  const text = keptSubmission.readSealed(id, stored.submittedRevision, stored.submitted);
  return text === null ? refuse("notFound") : ok({ no, bidVersion: last.number, text });
}
