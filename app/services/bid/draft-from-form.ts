import { readBidGround } from "#app/db/bid.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import type { Missing } from "#app/domain/bid/completeness.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { draftOfForm } from "#app/domain/bid/form.ts";
import { type BidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { judgeDraft } from "./judge-draft.ts";
import { keptDraft } from "./keep-content.ts";
import { saveTeamDraft, type SavedDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

/** The posted form as a draft, read by the indicators of the bid's challenge. Refusals as `teamBid`. */
export async function draftFromForm(ctx: Context, reference: string, form: BidForm): Promise<Result<BidDraft>> {
  const bid = await teamBid(ctx, reference);
  return bid.ok ? ok(draftOfForm(form, (await readBidGround(bid.value.id)).indicators)) : bid;
}

/** Saves the posted form and says what is still missing, for the page that saves in the background. Refusals as `saveDraft`. */
export async function saveForm(ctx: Context, reference: string, form: BidForm): Promise<Result<SavedDraft & { missing: Missing[] }>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const ground = await readBidGround(bid.value.id);
  const saved = await saveTeamDraft(ctx, bid.value, { draft: draftOfForm(form, ground.indicators), revision: form.revision });
  if (!saved.ok) return saved;
  // As stored: in a correction only the opened fields came from the form.
  const { content, revision } = await readDraft(bid.value.id);
  const judged = await judgeDraft(content ? keptDraft.read(bid.value.id, revision, content) : emptyDraft, ground);
  return ok({ ...saved.value, missing: judged.complete ? [] : judged.missing });
}
