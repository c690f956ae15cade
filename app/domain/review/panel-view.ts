import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Divergence } from "./divergence.ts";

export const panelQuestions = ["tie", "veto"] as const;
export type PanelQuestion = (typeof panelQuestions)[number];

/** 专家组表决 on one bid, the last one that was recorded. */
export interface PanelVoteView {
  question: PanelQuestion;
  votesFor: number;
  votesAgainst: number;
  recordedAt: string;
}

/** 专家组意见 on one bid, the last revision. */
export interface PanelOpinionView {
  revision: number;
  opinion: string;
  /** Why the marks lie so far apart; "" where they do not. */
  divergence: string;
  writtenAt: string;
}

/** A bid before the chair: every expert's total and words by pseudonym, once all of them are locked. */
export interface PanelBid {
  code: string;
  unitName: string;
  sheets: { pseudonym: string; total: string; opinion: string }[];
  mean: string | null;
  divergence: Divergence | null;
  opinion: PanelOpinionView | null;
  votes: PanelVoteView[];
}

/** 专家组意见 of an item. `waitsFor`: signatures that are still missing; while there are any, `bids` is empty. */
export interface PanelPage {
  challenge: { no: string; title: string; status: ChallengeState };
  waitsFor: number;
  /** Who of the panel votes. */
  experts: number;
  bids: PanelBid[];
  mayWrite: boolean;
}

/** A remark of 评议讨论. Its author is a pseudonym; `isVoid` where the author left the panel over a conflict. */
export interface PanelRemark {
  id: string;
  /** The remark that it answers, or null. */
  parentId: string | null;
  author: string;
  isChair: boolean;
  isVoid: boolean;
  words: string;
  writtenAt: string;
}

/** A bid in the discussion: what each expert wrote of it, and what was said since. Marks are not shown here. */
export interface DiscussedBid {
  code: string;
  unitName: string;
  opinions: { author: string; opinion: string }[];
  remarks: PanelRemark[];
}

/** 评议讨论 of an item for one of its experts. `waitsFor`: signatures that are still missing; while there are any, `bids` is empty. */
export interface DiscussionPage {
  challenge: { no: string; title: string; status: ChallengeState };
  waitsFor: number;
  bids: DiscussedBid[];
  mayWrite: boolean;
}

/** What the bureau reads of it beside the frozen ranking. */
export interface PanelResult {
  code: string;
  opinion: PanelOpinionView | null;
  votes: PanelVoteView[];
  remarks: PanelRemark[];
}
