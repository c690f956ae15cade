import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { CorrectableField } from "./correction.ts";
import type { BidState } from "./lifecycle.ts";
import type { Editing } from "./view.ts";

/** States in which a team works on its draft while bids are accepted: also after submitting, to replace it. */
const isDraftable: Readonly<Record<BidState, boolean>> = {
  draft: true,
  submitted: true,
  withdrawn: true,
  notOpened: false,
  underFormCheck: false,
  correctionRequested: false,
  formPassed: false,
  formRejected: false,
  scored: false,
};

/** What the team may change at this instant (截止后草稿只读). The correction ends at `dueAt`, itself outside. */
export function editingOf(
  bid: Pick<BidSubject, "status" | "challengeStatus" | "opensAt" | "closesAt">,
  correction: { fields: readonly CorrectableField[]; dueAt: string; correctedAt: string | null } | null,
  now: string,
): Editing {
  const isOpen = isOpenForBids({ status: bid.challengeStatus, opensAt: bid.opensAt, closesAt: bid.closesAt }, now);
  if (isDraftable[bid.status] && isOpen && bid.closesAt !== null) return { mode: "bidding", until: bid.closesAt };
  const isDue = correction !== null && correction.correctedAt === null && Date.parse(now) < Date.parse(correction.dueAt);
  if (bid.status === "correctionRequested" && isDue) return { mode: "correction", until: correction.dueAt, fields: [...correction.fields] };
  return { mode: "locked" };
}
