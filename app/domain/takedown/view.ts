import type { TakedownState } from "./lifecycle.ts";

/** A takedown as the bureau sees it. Instants ISO. */
export interface TakedownView {
  no: string;
  status: TakedownState;
  version: number;
  /** Number of the challenge; null where it is hidden in a notice. */
  challengeNo: string | null;
  noticeId: string | null;
  /** Title of the challenge or notice. */
  title: string;
  /** `background`, `answer:2`, `attachment:1`, `callBody`. */
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
