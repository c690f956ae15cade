import { acceptedUntil, type BidSubject } from "#app/domain/policy/bid.ts";
import type { CorrectableField } from "./correctable.ts";
import type { BidState } from "./lifecycle.ts";
import type { Editing } from "./view.ts";

/** States in which a team works on its draft while bids are accepted: also after submitting, to replace it. */
const isDraftable: Readonly<Record<BidState, boolean>> = {
  draft: true,
  submitted: true,
  withdrawn: true,
  notOpened: false,
  contentAsked: false,
  contentSupplied: false,
  contentConfirmed: false,
  contentMissing: false,
  underFormCheck: false,
  correctionRequested: false,
  formPassed: false,
  formRejected: false,
  unmatched: false,
  scored: false,
};

/** What the team may change at this instant (截止后草稿只读). The correction ends at `dueAt`, itself outside. */
export function editingOf(
  bid: Pick<BidSubject, "status" | "contest" | "challengeStatus" | "opensAt" | "closesAt" | "reopenedUntil">,
  correction: { fields: readonly CorrectableField[]; dueAt: string; correctedAt: string | null } | null,
  now: string,
): Editing {
  const until = acceptedUntil(bid, now);
  if (isDraftable[bid.status] && until !== null) return { mode: "bidding", until };
  const isDue = correction !== null && correction.correctedAt === null && Date.parse(now) < Date.parse(correction.dueAt);
  if (bid.status === "correctionRequested" && isDue) return { mode: "correction", until: correction.dueAt, fields: [...correction.fields] };
  return { mode: "locked" };
}
