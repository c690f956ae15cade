import { findRevision, findSubmittedRevision } from "#app/db/draft-history.ts";
import { maskedDraft } from "#app/domain/bid/id-masks.ts";
import { type BidDraft, draftOf } from "#app/domain/bid/schema.ts";
import type { OwnBid, SealedVersion } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptDraft } from "./keep-content.ts";
import { showOwnBid } from "./show-own-bid.ts";
import { teamBid } from "./team-bid.ts";

/** 申报书 as a file says it: the draft (`version` null), or a version that was submitted. */
export interface BidFile extends Pick<OwnBid, "no" | "challenge" | "unitName"> {
  content: BidDraft;
  version: SealedVersion | null;
  isWithdrawn: boolean;
  savedAt: string | null;
  now: string;
}

/**
 * The team's copy of its draft, of version `number`, or of a revision of the draft's history. Refusal: notFound, also for
 * what only the envelope still has.
 */
export async function showBidFile(ctx: Context, reference: string, { version: number, revision }: { version: number | null; revision: number | null }): Promise<Result<BidFile>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const { no, challenge, unitName, draft, draftSavedAt: savedAt, versions, submitted, status } = own.value;
  const rest = { no, challenge, unitName, isWithdrawn: status === "withdrawn", savedAt, now: ctx.now };
  if (revision !== null) {
    const kept = await findRevision(bid.value.id, revision);
    return kept ? ok({ ...rest, content: maskedDraft(keptDraft.read(bid.value.id, revision, kept.content)), version: null, savedAt: kept.savedAt }) : refuse("notFound");
  }
  if (number === null) return ok({ ...rest, content: draft, version: null });
  const version = versions.find((one) => one.number === number);
  if (!version) return refuse("notFound");
  if (version === versions[0] && submitted) return ok({ ...rest, content: draftOf(submitted), version });
  const kept = await findSubmittedRevision(bid.value.id, number);
  return kept ? ok({ ...rest, content: maskedDraft(keptDraft.read(bid.value.id, kept.revision, kept.content)), version }) : refuse("notFound");
}
