import type { VetoRule } from "./ranking-rules.ts";

export const panelQuestions = ["tie", "veto"] as const;
export type PanelQuestion = (typeof panelQuestions)[number];

/** 专家组表决 on one bid (review code): that it stands before those of the same total (`tie`), that it falls by a veto (`veto`). */
export interface PanelVoteCount {
  bid: string;
  question: PanelQuestion;
  votesFor: number;
  votesAgainst: number;
}

/** Votes for a bid in a tie; none recorded counts as none. */
export function tieVotes(votes: readonly PanelVoteCount[], bid: string): number {
  return votes.find((vote) => vote.question === "tie" && vote.bid === bid)?.votesFor ?? 0;
}

/** Whether a bid falls by veto, of so many sheets so many of which raise one. Where the panel decides and has not: null. */
export function isVetoed(bid: string, { sheets, flags }: { sheets: number; flags: number }, rule: VetoRule, votes: readonly PanelVoteCount[]): boolean | null {
  if (flags === 0) return false;
  if (rule === "one") return true;
  if (rule === "majority") return 2 * flags > sheets;
  const vote = votes.find((one) => one.question === "veto" && one.bid === bid);
  return vote ? vote.votesFor > vote.votesAgainst : null;
}
