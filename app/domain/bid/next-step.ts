import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { BidState } from "./lifecycle.ts";
import type { OwnBid } from "./view.ts";

/** How a bid is left where its own state does not say it: the item rests, is gone or is over, or the time has passed. */
export const leftSteps = [
  "contestDeclined", // begun on a contest that was declined: nothing can be handed in
  "suspended", // the item rests, and nothing was submitted
  "suspendedSubmitted",
  "challengeWithdrawn",
  "notSubmitted", // after the closing: a draft takes no part
  "notSubmittedAgain", // withdrawn and not submitted again
  "awaitOpening",
  "sealedPageDue", // opened, and the sealed page may still come without a correction
  "correctionOver",
  "inMatching", // the owner talks with the team
  "resultKnown",
  "challengeEnded",
] as const;

export type LeftStep = (typeof leftSteps)[number];
export type BidStep = BidState | LeftStep;

type Standing = Pick<OwnBid, "status" | "contest" | "sealedPageUntil"> & { openedFiles: readonly Pick<OwnBid["openedFiles"][number], "kind" | "problem">[] } & { challenge: Pick<OwnBid["challenge"], "status">; editing: Pick<OwnBid["editing"], "mode"> };

/** What comes next for the team, by its bid, its item, and what it may still change. */
export function nextStepOf(bid: Standing): BidStep {
  const { status, contest, challenge, editing } = bid;
  if (editing.mode !== "locked") return status;
  if (status === "underFormCheck" && lacksSealedPage(bid)) return "sealedPageDue";
  if (status !== "draft" && status !== "submitted" && status !== "withdrawn") return status === "correctionRequested" && !endOf(challenge.status) ? "correctionOver" : openedStepOf(status, challenge.status);
  if (challenge.status === "withdrawn") return "challengeWithdrawn";
  if (challenge.status === "suspended") return status === "submitted" ? "suspendedSubmitted" : "suspended";
  if (status === "submitted") return "awaitOpening";
  if (contest === "declined") return "contestDeclined";
  return status === "draft" ? "notSubmitted" : "notSubmittedAgain";
}

/** Whether the sealed page has not come and its time is not over. */
export function lacksSealedPage({ sealedPageUntil, openedFiles }: Pick<Standing, "sealedPageUntil" | "openedFiles">): boolean {
  return sealedPageUntil !== null && !openedFiles.some(({ kind, problem }) => kind === "sealedPrint" && problem === null);
}

/** Of an opened bid, for whoever reads it: the item's end comes before what its state once waited for. */
export function openedStepOf(status: BidState, challenge: ChallengeState): BidState | "inMatching" | "resultKnown" | "challengeEnded" {
  if (status === "formPassed" && challenge === "matching") return "inMatching";
  if (status === "unmatched") return status;
  return status === "formRejected" || status === "contentMissing" ? status : (endOf(challenge) ?? status);
}

function endOf(challenge: ChallengeState): "resultKnown" | "challengeEnded" | null {
  if (challenge === "decided") return "resultKnown";
  return challenge === "endedNoBid" || challenge === "endedUnmatched" ? "challengeEnded" : null;
}

/** Whether its team may report that the platform kept it from submitting (提交遇阻): until the opening, because an opened bid has arrived. Also where nobody submitted: all may have been kept from it. */
export function mayMeetTrouble({ status, challenge }: Pick<Standing, "status" | "challenge">): boolean {
  return ["draft", "submitted", "withdrawn"].includes(status) && ["open", "closed", "noBid"].includes(challenge.status);
}
