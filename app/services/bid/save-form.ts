import type { BidDesk } from "#app/db/bid-desk.ts";
import { readDraft, type StoredDraft } from "#app/db/bid-draft.ts";
import type { Missing } from "#app/domain/bid/completeness.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { draftOfForm } from "#app/domain/bid/form.ts";
import { fullOfForm } from "#app/domain/bid/full-form.ts";
import type { FullForm } from "#app/domain/bid/full-schema.ts";
import { unmasked } from "#app/domain/bid/id-masks.ts";
import type { IdentityFinding } from "#app/domain/bid/identity-scan.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { rebasedForm, rebasedFull, storedContent, storedFull } from "./form-pages.ts";
import { findIdentity } from "./find-identity.ts";
import { judgeDraft } from "./judge-draft.ts";
import { saveTeamDraft, type SavedDraft } from "./save-draft.ts";
import { teamDesk } from "./team-bid.ts";

type SavedForm = SavedDraft & { missing: Missing[]; identity: IdentityFinding[] };

/** Saves the posted form and says what is still missing and what tells who the team is, for the page that saves in the background. Refusals as `saveDraft`. */
export async function saveForm(ctx: Context, reference: string, form: BidForm): Promise<Result<SavedForm>> {
  const found = await teamDesk(ctx, reference);
  if (!found.ok) return found;
  const { bid, desk } = found.value;
  const draft = draftOfForm(form, desk.ground.indicators, storedFull(bid.id, desk));
  return save(ctx, bid, desk, { draft, revision: await rebasedForm(bid.id, desk, form.revision) });
}

/** The page of the whole form (完整申报书): its parts as posted, everything else as it stands. Answers and refusals as `saveForm`. */
export async function saveFullForm(ctx: Context, reference: string, { revision, full }: FullForm): Promise<Result<SavedForm>> {
  const found = await teamDesk(ctx, reference);
  if (!found.ok) return found;
  const { bid, desk } = found.value;
  const stored = storedContent(bid.id, desk.draft);
  const draft = { ...stored, full: unmasked(fullOfForm(full), stored.full) };
  return save(ctx, bid, desk, { draft, revision: await rebasedFull(bid.id, desk, revision) });
}

async function save(ctx: Context, bid: BidSubject, desk: BidDesk, next: { draft: BidDraft; revision: number }): Promise<Result<SavedForm>> {
  const saved = await saveTeamDraft(ctx, bid, desk, next);
  if (!saved.ok) return saved;
  // In a correction only the opened fields came from the form.
  const stored: StoredDraft | null = bid.status === "correctionRequested" ? await readDraft(bid.id) : null;
  const draft = stored ? storedContent(bid.id, stored) : next.draft;
  const [judged, identity] = await Promise.all([judgeDraft(draft, desk.ground), findIdentity(draft, desk.ground)]);
  return ok({ ...saved.value, missing: judged.complete ? [] : judged.missing, identity });
}
