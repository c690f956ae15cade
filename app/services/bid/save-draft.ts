import { z } from "zod";
import type { BidDesk } from "#app/db/bid-desk.ts";
import { keepAside, readDraft, type StoredDraft, writeDraft } from "#app/db/bid-draft.ts";
import { readContent } from "#app/db/bid-opening.ts";
import { inTransaction } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { dropRevisions, findRevisionTimes } from "#app/db/draft-history.ts";
import { findSubject } from "#app/db/subjects.ts";
import { openedOnly } from "#app/domain/bid/correction.ts";
import { revisionsToDrop } from "#app/domain/bid/draft-history.ts";
import { editingOf } from "#app/domain/bid/editing.ts";
import { type BidDraft, bidDraft } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { acceptedUntil, type BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keptAside, keptContent, keptDraft } from "./keep-content.ts";
import { teamDesk } from "./team-bid.ts";

export const draftToSave = z.strictObject({
  draft: bidDraft,
  /** The revision that was on the screen; left out, the stored one is overwritten. */
  revision: z.int().min(0).optional(),
});

const savesBetweenThinning = 20;

export interface SavedDraft {
  revision: number;
  savedAt: string;
}

/**
 * 暂存: encrypted before it reaches the database, never asks for completeness. Refusals: notFound, notAllowed;
 * deadlinePassed, notYetOpen, claimDeclined, wrongState when the draft is read-only; editedElsewhere (facts `revision`, `savedAt`) when
 * somebody saved meanwhile: then both texts are kept, this one aside until it is merged.
 */
export async function saveDraft(ctx: Context, reference: string, rawInput: unknown, restoredFrom: number | null = null): Promise<Result<SavedDraft>> {
  const found = await teamDesk(ctx, reference);
  if (!found.ok) return found;
  const input = draftToSave.safeParse(rawInput);
  return input.success ? saveTeamDraft(ctx, found.value.bid, found.value.desk, input.data, restoredFrom) : invalidInput(input.error);
}

/** The same for whom the bid has been found already, and what lies on its desk. */
export async function saveTeamDraft(ctx: Context, bid: BidSubject, { correction, draft: stored }: BidDesk, input: z.output<typeof draftToSave>, restoredFrom: number | null = null): Promise<Result<SavedDraft>> {
  const editing = editingOf(bid, correction, ctx.now);
  if (editing.mode === "locked") return refuseLocked(bid, ctx.now, correction?.dueAt ?? null);
  const draft = editing.mode === "correction" ? await withinCorrection(bid, input.draft, editing.fields) : input.draft;
  // Nothing to write, and no quarrel with somebody who wrote the same.
  if (isStored(bid.id, stored, draft)) return ok({ revision: stored.revision, savedAt: stored.savedAt! });
  const base = input.revision ?? stored.revision;
  const savedAt = base === stored.revision ? await write(ctx, bid, { base, draft, restoredFrom }) : null;
  return savedAt === null ? refuseEdited(ctx, bid, base, draft) : ok({ revision: base + 1, savedAt });
}

/** Whether a draft is what is stored already. */
export function isStored(bidId: string, stored: StoredDraft, draft: BidDraft): boolean {
  return stored.savedAt !== null && stored.content !== null && keptDraft.isSame(bidId, stored.revision, stored.content, draft);
}

async function write(ctx: Context, bid: BidSubject, next: { base: number; draft: BidDraft; restoredFrom: number | null }): Promise<string | null> {
  const { base, draft, restoredFrom } = next;
  const content = keptDraft.keep(bid.id, base + 1, draft);
  const savedAt = await writeDraft({ bidId: bid.id, revision: base, state: bid.status, content, savedBy: ctx.actor.personId, restoredFrom });
  if (savedAt !== null) await thinHistory(bid.id, base + 1);
  return savedAt;
}

/** 草稿历史 is thinned now and then, not at each save. */
export async function thinHistory(bidId: string, revision: number): Promise<void> {
  if (revision % savesBetweenThinning !== 0) return;
  await inTransaction(async (tx) => {
    const { now, kept } = await findRevisionTimes(tx, bidId);
    const dropped = revisionsToDrop(kept, now);
    if (dropped.length > 0) await dropRevisions(tx, bidId, dropped);
    return ok(null);
  });
}

/** Only the fields that the correction opens come from the form. */
async function withinCorrection(bid: BidSubject, draft: BidDraft, fields: Parameters<typeof openedOnly>[2]): Promise<BidDraft> {
  const opened = await readContent(bid.id);
  return opened ? openedOnly(keptContent.read(bid.id, opened.versionNumber, opened.revision, opened.content), draft, fields) : draft;
}

/** Somebody was first, or the deadline was: tell which, and lose nothing that was typed. A double click is nobody else. */
async function refuseEdited(ctx: Context, bid: BidSubject, baseRevision: number, draft: BidDraft): Promise<Result<SavedDraft>> {
  const stored = await readDraft(bid.id);
  if (isStored(bid.id, stored, draft)) return ok({ revision: stored.revision, savedAt: stored.savedAt! });
  const personId = ctx.actor.personId!;
  await inTransaction(async (tx) => {
    await keepAside(tx, { bidId: bid.id, personId, baseRevision, content: keptAside.keep(bid.id, personId, draft) });
    return ok(null);
  });
  if (stored.revision === baseRevision) return refuse((await isOverNow(bid)) ? "deadlinePassed" : "statusChanged");
  return refuse("editedElsewhere", { facts: { revision: stored.revision, ...(stored.savedAt !== null && { savedAt: stored.savedAt }) } });
}

/** Whether the window closed while the request was on its way, by the clock that decided. */
async function isOverNow({ id, status }: BidSubject): Promise<boolean> {
  const [bid, now] = await Promise.all([findSubject("bid", id), readClock()]);
  return bid !== null && bid.status === status && isDraftableState(status) && acceptedUntil(bid, now) === null;
}

function isDraftableState(status: BidSubject["status"]): boolean {
  return status === "draft" || status === "submitted" || status === "withdrawn";
}

/** Why the draft is read-only. */
function refuseLocked(bid: BidSubject, now: string, dueAt: string | null): Result<SavedDraft> {
  if (bid.contest === "declined") return refuse("claimDeclined");
  const isDraftable = isDraftableState(bid.status);
  const isLate = isDraftable ? bid.closesAt !== null && Date.parse(now) >= Date.parse(bid.closesAt) : bid.status === "correctionRequested" && dueAt !== null;
  if (isLate) return refuse("deadlinePassed");
  return isDraftable ? refuse("notYetOpen") : refuse("wrongState", { facts: { state: bid.status } });
}
