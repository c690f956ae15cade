import { draftOf } from "#app/domain/bid/schema.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { OwnBid, SealedVersion } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showOwnBid } from "./show-own-bid.ts";

/** 申报书 as a file says it: the draft (`version` null), or a version that was submitted. */
export interface BidFile extends Pick<OwnBid, "no" | "challenge" | "unitName"> {
  content: BidDraft;
  version: SealedVersion | null;
  isWithdrawn: boolean;
  savedAt: string | null;
  now: string;
}

/**
 * The team's copy of its draft or of version `number`. Refusal: notFound, also for a version whose text only the
 * envelope still has.
 */
export async function showBidFile(ctx: Context, reference: string, number: number | null): Promise<Result<BidFile>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const { no, challenge, unitName, draft, draftSavedAt: savedAt, versions, submitted, status } = own.value;
  const rest = { no, challenge, unitName, isWithdrawn: status === "withdrawn", savedAt, now: ctx.now };
  if (number === null) return ok({ ...rest, content: draft, version: null });
  const version = versions.find((one) => one.number === number);
  const isLast = version !== undefined && version === versions[0];
  return isLast && submitted ? ok({ ...rest, content: draftOf(submitted), version }) : refuse("notFound");
}
