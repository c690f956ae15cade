import { readDraft } from "#app/db/bid-draft.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readCorrection } from "#app/db/bid-opening.ts";
import { findRevision, findRevisions, type StoredRevision } from "#app/db/draft-history.ts";
import { type HistoryRow, sectionsOf } from "#app/domain/bid/draft-history.ts";
import { maskedDraft } from "#app/domain/bid/id-masks.ts";
import { editingOf } from "#app/domain/bid/editing.ts";
import { differencesOf } from "#app/domain/bid/merge.ts";
import { type BidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptDraft } from "./keep-content.ts";
import { teamBid } from "./team-bid.ts";

const rowsAPage = 40;

/** 草稿历史 of a bid, newest first; `shown` is one of them beside the draft as it stands. */
export interface DraftHistory {
  no: string;
  challengeTitle: string;
  indicators: Indicator[];
  revision: number;
  mayRestore: boolean;
  rows: HistoryRow[];
  /** Where the next page begins; null on the last one. */
  before: number | null;
  shown: { row: Omit<HistoryRow, "changed">; draft: BidDraft; current: BidDraft } | null;
}

/** Refusal: notFound, as for a foreign bid; also for a revision that was not kept. */
export async function showDraftHistory(ctx: Context, reference: string, asked: { before: number | null; revision: number | null }): Promise<Result<DraftHistory>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return refuse("notFound");
  const { id, no } = bid.value;
  const [ground, stored, correction, found, one] = await Promise.all([
    readBidGround(id),
    readDraft(id),
    readCorrection(id),
    // One more than is shown: it tells what the last one changed.
    findRevisions(id, asked.before, rowsAPage + 1),
    asked.revision === null ? null : findRevision(id, asked.revision),
  ]);
  if (asked.revision !== null && !one) return refuse("notFound");
  const read = (kept: StoredRevision) => keptDraft.read(id, kept.revision, kept.content);
  const drafts = found.map(read);
  const rows = found.slice(0, rowsAPage).map((kept, index) => ({ ...rowOf(kept, stored.revision), changed: changedFrom(drafts[index]!, drafts[index + 1], kept.revision) }));
  const current = stored.content ? keptDraft.read(id, stored.revision, stored.content) : emptyDraft;
  return ok({
    no,
    challengeTitle: ground.challengeTitle,
    indicators: ground.indicators,
    revision: stored.revision,
    mayRestore: editingOf(bid.value, correction, ctx.now).mode !== "locked",
    rows,
    before: found.length > rowsAPage ? (rows.at(-1)?.revision ?? null) : null,
    shown: one && { row: rowOf(one, stored.revision), draft: maskedDraft(read(one)), current: maskedDraft(current) },
  });
}

function rowOf({ revision, savedAt, savedBy, restoredFrom, submittedAs }: StoredRevision, current: number): Omit<HistoryRow, "changed"> {
  return { revision, savedAt, savedBy, restoredFrom, submittedAs, isCurrent: revision === current };
}

/** The first revision changed what it filled in; of one whose forerunner is gone nobody can tell. */
function changedFrom(draft: BidDraft, before: BidDraft | undefined, revision: number): HistoryRow["changed"] {
  if (!before && revision > 1) return null;
  return sectionsOf(differencesOf(before ?? emptyDraft, draft));
}
