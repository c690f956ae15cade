import { z } from "zod";
import { readDraft } from "#app/db/bid-draft.ts";
import { findRevision } from "#app/db/draft-history.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keptDraft } from "./keep-content.ts";
import { saveDraft, type SavedDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

export const restoring = z.strictObject({
  /** The kept revision to bring back. */
  from: z.int().min(1),
  /** The revision that was on the screen as the newest. */
  revision: z.int().min(0),
});

/**
 * 恢复: a kept revision becomes the draft again, as a new revision; what stands now stays in the history. Refusals as
 * `saveDraft`; notFound when it was not kept; statusChanged when somebody saved meanwhile.
 */
export async function restoreDraft(ctx: Context, reference: string, rawInput: unknown): Promise<Result<SavedDraft>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const input = restoring.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { from, revision } = input.data;
  const kept = await findRevision(bid.value.id, from);
  if (!kept) return refuse("notFound");
  // Nothing is set aside here: the page shows what was saved meanwhile and asks again.
  if ((await readDraft(bid.value.id)).revision !== revision) return refuse("statusChanged");
  return saveDraft(ctx, reference, { draft: keptDraft.read(bid.value.id, kept.revision, kept.content), revision }, from);
}
