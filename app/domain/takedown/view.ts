import type { TakedownState } from "./lifecycle.ts";

/** A takedown as the bureau sees it. Instants ISO. */
export interface TakedownView {
  no: string;
  status: TakedownState;
  version: number;
  challengeNo: string;
  challengeTitle: string;
  /** `background`, `answer:2`. */
  target: string;
  publicReason: string;
  hiddenAt: string;
  dueAt: string;
  isOverdue: boolean;
  decidedAt: string | null;
  /** The hidden text, for who decides; null once it is decided. */
  hiddenText: string | null;
}

/** What everybody reads above the page: that something is missing, and why. */
export interface PublicTakedown {
  target: string;
  publicReason: string;
  hiddenAt: string;
  isFinal: boolean;
}
