import { readBidDesk } from "#app/db/bid-desk.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import type { Missing } from "#app/domain/bid/completeness.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { draftOfForm } from "#app/domain/bid/form.ts";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { judgeDraft } from "./judge-draft.ts";
import { keptDraft } from "./keep-content.ts";
import { saveTeamDraft, type SavedDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

/** Saves the posted form and says what is still missing, for the page that saves in the background. Refusals as `saveDraft`. */
export async function saveForm(ctx: Context, reference: string, form: BidForm): Promise<Result<SavedDraft & { missing: Missing[] }>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const desk = await readBidDesk(bid.value.id, ctx.actor.personId);
  const draft = draftOfForm(form, desk.ground.indicators);
  const saved = await saveTeamDraft(ctx, bid.value, desk, { draft, revision: form.revision });
  if (!saved.ok) return saved;
  // In a correction only the opened fields came from the form.
  const judged = await judgeDraft(bid.value.status === "correctionRequested" ? await storedDraft(bid.value.id) : draft, desk.ground);
  return ok({ ...saved.value, missing: judged.complete ? [] : judged.missing });
}

async function storedDraft(bidId: string) {
  const { content, revision } = await readDraft(bidId);
  return content ? keptDraft.read(bidId, revision, content) : emptyDraft;
}
