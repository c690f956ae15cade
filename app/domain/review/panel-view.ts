import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Divergence, DivergenceLimits } from "./divergence.ts";
import type { VetoRule } from "./ranking-rules.ts";
import type { PanelQuestion } from "./votes.ts";

/** 专家组表决 on one bid, the last one that was recorded. */
export interface PanelVoteView {
  question: PanelQuestion;
  votesFor: number;
  votesAgainst: number;
  recordedAt: string;
  /** 线下 */
  isPaper: boolean;
}

/** That a vote was recorded, without its result. */
export interface VoteRecord {
  code: string;
  question: PanelQuestion;
  isPaper: boolean;
}

/** 专家组意见 on one bid, the last revision of a stage. */
export interface PanelOpinionView {
  stage: number;
  revision: number;
  opinion: string;
  /** Why the marks lie so far apart; "" where they do not. */
  divergence: string;
  writtenAt: string;
}

/** What the panel said of a bid in the stage that it came to, and before. */
export interface PanelWords {
  opinion: PanelOpinionView | null;
  /** Of the stages before, in their order. */
  earlier: PanelOpinionView[];
  votes: PanelVoteView[];
}

/** 一票否决 that an expert raised on a bid. */
export interface RaisedVeto {
  bid: string;
  pseudonym: string;
  criterion: string;
  reason: string;
}

/** A bid before the chair: every expert's total and words by pseudonym, once all of them are locked. */
export interface PanelBid {
  code: string;
  unitName: string;
  sheets: { pseudonym: string; total: string; opinion: string }[];
  mean: string | null;
  divergence: Divergence | null;
  /** 一票否决 that experts raised. */
  vetoes: RaisedVeto[];
  opinion: PanelOpinionView | null;
  votes: PanelVoteView[];
}

/** Whether the chair still owes something on a bid: its opinion, the note on marks that lie far apart (also those that came to do so later), the vote on a veto. */
export function isPanelDue({ opinion, divergence, vetoes, votes }: Pick<PanelBid, "opinion" | "divergence" | "vetoes" | "votes">, veto: VetoRule): boolean {
  if (opinion === null || (divergence?.isWide === true && opinion.divergence === "")) return true;
  return veto === "panel" && vetoes.length > 0 && !votes.some(({ question }) => question === "veto");
}

/** 专家组意见 of an item. `waitsFor`: signatures that are still missing; while there are any, `bids` is empty. */
export interface PanelPage {
  challenge: { no: string; title: string; status: ChallengeState };
  waitsFor: number;
  /** Who of the panel votes. */
  experts: number;
  bids: PanelBid[];
  mayWrite: boolean;
  /** How vetoes count, and from where on marks lie too far apart. */
  rules: { veto: VetoRule } & DivergenceLimits;
}

/** A remark of 评议讨论. Its author is a pseudonym; `isVoid` where the author left the panel over a conflict. */
export interface PanelRemark {
  id: string;
  /** The remark that it answers, or null. */
  parentId: string | null;
  /** The 评审阶段 that it was made in. */
  stage: number;
  author: string;
  isChair: boolean;
  isVoid: boolean;
  words: string;
  writtenAt: string;
}

/** A bid in the discussion: what each expert wrote of it, and what was said since; `earlier`: in the stages before. Marks are not shown here. */
export interface DiscussedBid {
  code: string;
  unitName: string;
  opinions: { author: string; opinion: string }[];
  remarks: PanelRemark[];
  earlier: PanelRemark[];
}

/** 评议讨论 of an item for one of its experts. `waitsFor`: signatures that are still missing; while there are any, `bids` is empty. */
export interface DiscussionPage {
  challenge: { no: string; title: string; status: ChallengeState };
  waitsFor: number;
  bids: DiscussedBid[];
  mayWrite: boolean;
}

/** What the bureau reads of it beside the frozen ranking. */
export interface PanelResult extends PanelWords {
  code: string;
  remarks: PanelRemark[];
}
