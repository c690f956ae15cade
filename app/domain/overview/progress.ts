import type { AwardState, ShortlistState } from "#app/domain/award/lifecycle.ts";
import { formCheckLack, type OpenRejections } from "#app/domain/bid/form-review.ts";
import { type BidState, unreadStates } from "#app/domain/bid/lifecycle.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";

/** States in which a bid is known to the bureau. Before the opening there is nothing to count. */
export const openedBidStates = (Object.keys(isOpened) as BidState[]).filter((state) => isOpened[state]);

export type OpenedBidState = "notOpened" | "contentAsked" | "contentSupplied" | "contentConfirmed" | "contentMissing" | "underFormCheck" | "correctionRequested" | "formPassed" | "formRejected" | "unmatched" | "scored";

/** How far a challenge has come (办理进度): the facts behind matrix, next steps and 待办. */
export interface ChallengeProgress extends ChallengeSubject {
  title: string;
  race: boolean;
  roundCode: string;
  ownerName: string | null;
  expertsPerBid: number;
  bidsAtClose: number | null;
  /** Bids by state after the opening; null before it. */
  bids: Record<OpenedBidState, number> | null;
  /** The earliest running term for a correction. */
  correctionDueAt: string | null;
  /** The earliest running term for content that a team was asked for again. */
  contentDueAt: string | null;
  /** Rejections in the form check that may not be final yet. */
  rejections: OpenRejections;
  review: {
    /** Bids that passed the form check and still lack experts. */
    bidsLackingExperts: number;
    /** Live assignments, and those among them that are signed or not yet answered. */
    live: number;
    signed: number;
    unanswered: number;
  };
  /** Bids before the demand owner by their state; `dueOn`: the first running term, `untold`: those of which no message went out. */
  shortlist: Record<ShortlistState, number> & { dueOn: string | null; untold: number };
  awards: { status: AwardState; endsOn: string | null }[];
  /** Conflicts of its experts that came to light after the decision and about which nobody has said anything. */
  decidedConflicts: number;
}

/** Bids that are in the review. */
export function reviewedBids(progress: ChallengeProgress): number {
  return progress.bids ? progress.bids.formPassed + progress.bids.scored : 0;
}

/** 不予受理, as the notice of the result counts it: rejected in the form check, or never opened. */
export function unacceptedBids({ bids }: Pick<ChallengeProgress, "bids">): number {
  return bids ? unreadStates.reduce((sum, state) => sum + bids[state], bids.formRejected) : 0;
}

/** Bids that passed the form check, whatever came of them. */
export function passedBids(progress: ChallengeProgress): number {
  return reviewedBids(progress) + (progress.bids?.unmatched ?? 0);
}

/** 对接失败: the item ended in 对接 without an agreement. */
export function isMatchingFailed({ status, pattern, bidsAgreed }: ChallengeProgress): boolean {
  return status === "endedUnmatched" && hasStage(pattern, "matching") && bidsAgreed === 0;
}

/** Bids whose form check is not finished. */
export function uncheckedBids(progress: ChallengeProgress): number {
  const { bids } = progress;
  return bids ? bids.underFormCheck + bids.correctionRequested + bids.contentAsked + bids.contentSupplied + bids.contentConfirmed : 0;
}

/** Why the form check is not over, or null: see `formCheckLack`. */
export function lackOfFormCheck(progress: ChallengeProgress, now: string): Refusal | null {
  return formCheckLack(uncheckedBids(progress), progress.rejections, now);
}

/** Whether the deadline has passed, whatever the state says. */
export function isOver(instant: string | null, now: string): boolean {
  return instant !== null && Date.parse(now) >= Date.parse(instant);
}

/** Whether the last day (ISO date) of a publicity is over, Beijing time. */
export function isDayOver(day: string | null, now: string): boolean {
  return day !== null && Date.parse(now) > Date.parse(`${day}T23:59:59.999+08:00`);
}
