import { receiptSchema, type Receipt } from "#app/crypto/receipt.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { readBidGround } from "#app/db/bid.ts";
import { findVersions } from "#app/db/bid-submission.ts";
import { findPublicSigningKeys } from "#app/db/signing-key.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { teamBid } from "./team-bid.ts";

/** 回执 as its page shows it. `file` is the very text that was signed and given out; `publicKey` checks it without us. */
export interface ReceiptView {
  no: string;
  challengeTitle: string;
  unitName: string;
  /** The last valid version of a bid that is not withdrawn: the one that is opened. */
  isCurrent: boolean;
  isWithdrawn: boolean;
  shortCode: string;
  receipt: Receipt;
  publicKey: string;
  file: string;
  /** Whether the platform still has the team's 留存件 of this version. */
  hasKept: boolean;
  /** Whether the team may let it go: sealed and not opened yet. */
  mayClear: boolean;
}

/** The receipt of a version, the last one when none is named; for the team alone. Refusal: notFound, also before the first submission. */
export async function showReceipt(ctx: Context, reference: string, bidVersion?: number): Promise<Result<ReceiptView>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid.refusal.code === "notAllowed" ? refuse("notFound") : bid;
  const [versions, ground, keys, stored] = await Promise.all([findVersions(bid.value.id), readBidGround(bid.value.id), findPublicSigningKeys(), readDraft(bid.value.id)]);
  const version = bidVersion === undefined ? versions[0] : versions.find(({ number }) => number === bidVersion);
  if (!version) return refuse("notFound");
  const receipt = receiptSchema.parse(JSON.parse(version.receipt));
  const isWithdrawn = bid.value.status === "withdrawn";
  return ok({
    no: bid.value.no,
    challengeTitle: ground.challengeTitle,
    unitName: ground.leadName,
    isCurrent: version.number === versions[0]?.number && !isWithdrawn,
    isWithdrawn,
    shortCode: version.shortCode,
    receipt,
    publicKey: keys.find(({ keyId }) => keyId === receipt.signerKeyId)?.publicKey ?? "",
    file: version.receipt,
    hasKept: version.number === versions[0]?.number && stored.submitted !== null,
    mayClear: bid.value.status === "submitted",
  });
}
