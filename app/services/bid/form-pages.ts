import type { BidDesk } from "#app/db/bid-desk.ts";
import type { StoredDraft } from "#app/db/bid-draft.ts";
import { findRevision } from "#app/db/draft-history.ts";
import { type BidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import { keptDraft } from "./keep-content.ts";

/**
 * Two pages write one draft: the concise one, and that of 完整申报书 or of what is left of it. Each its own part: what one of them
 * saves is no quarrel with who works on the other.
 */
type Desk = Pick<BidDesk, "draft">;

export function storedContent(bidId: string, { content, revision }: Pick<StoredDraft, "content" | "revision">): BidDraft {
  return content ? keptDraft.read(bidId, revision, content) : emptyDraft;
}

/** What the page of the whole form has saved; the concise page does not send it. */
export function storedFull(bidId: string, { draft }: Desk): BidDraft["full"] {
  return storedContent(bidId, draft).full;
}

/** The revision that the concise page builds on: the stored one where only the other page's part has changed since. */
export async function rebasedForm(bidId: string, { draft }: Desk, revision: number): Promise<number> {
  return rebased(bidId, draft, revision, ({ full: _full, ...rest }) => rest);
}

/** The same for the page of the whole form. */
export async function rebasedFull(bidId: string, { draft }: Desk, revision: number): Promise<number> {
  return rebased(bidId, draft, revision, ({ full }) => full);
}

async function rebased(bidId: string, stored: StoredDraft, revision: number, ownPart: (draft: BidDraft) => unknown): Promise<number> {
  if (stored.revision === revision || !stored.content) return revision;
  const kept = revision === 0 ? null : await findRevision(bidId, revision);
  // A revision that the history let go cannot be compared: then the ordinary rule holds.
  if (!kept && revision !== 0) return revision;
  const before = kept ? keptDraft.read(bidId, revision, kept.content) : emptyDraft;
  return JSON.stringify(ownPart(before)) === JSON.stringify(ownPart(storedContent(bidId, stored))) ? stored.revision : revision;
}
