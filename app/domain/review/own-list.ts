import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Workload } from "./workload.ts";

/** A row of 我的评审: one challenge with n bids to judge. */
export interface OwnReviewRow {
  challengeNo: string;
  challengeTitle: string;
  challengeStatus: ChallengeState;
  bids: number;
  invited: number;
  /** Sheets that could be signed as they are. */
  done: number;
  signed: number;
  /** The code of the next bid to mark, null when none is left. */
  next: string | null;
  lastSavedAt: string | null;
}

/** An item that an expert has still to mark or to sign (起始页). */
export interface OpenReview {
  no: string;
  title: string;
  bids: number;
  done: number;
  /** The code of the next bid to mark; null: all are done, and wait for the signature. */
  next: string | null;
  workload: Workload | null;
}
