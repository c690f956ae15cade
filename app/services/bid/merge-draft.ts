import { z } from "zod";
import { dropAside, readAside, readDraft } from "#app/db/bid-draft.ts";
import { inTransaction } from "#app/db/client.ts";
import { mergeDrafts } from "#app/domain/bid/merge.ts";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keptAside, keptDraft } from "./keep-content.ts";
import { saveDraft, type SavedDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

export const merging = z.strictObject({
  revision: z.int().min(0),
  /** Paths taken from the text that was kept aside; everything else stays as stored. */
  take: z.array(z.string().max(80)).max(200).default([]),
});

/** 合并: takes the chosen parts of a text that was kept aside into the draft and lets the rest of it go. Refusals as `saveDraft`; alreadyDone without such a text. */
export async function mergeDraft(ctx: Context, reference: string, rawInput: unknown): Promise<Result<SavedDraft>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const input = merging.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const personId = ctx.actor.personId!;
  const aside = await readAside(bid.value.id, personId);
  if (!aside) return refuse("alreadyDone");
  const stored = await readDraft(bid.value.id);
  // The two texts on the screen are no longer the two texts that would be merged.
  if (stored.revision !== input.data.revision) return refuse("statusChanged");
  const current = stored.content ? keptDraft.read(bid.value.id, stored.revision, stored.content) : emptyDraft;
  const merged = mergeDrafts(current, keptAside.read(bid.value.id, personId, aside.content), input.data.take);
  const saved = await saveDraft(ctx, reference, { draft: merged, revision: stored.revision });
  if (!saved.ok) return saved;
  await inTransaction(async (tx) => ok(await dropAside(tx, bid.value.id, personId)));
  return saved;
}
