import type { AwardState } from "#app/domain/award/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { hasStage, stages, stagesOf } from "#app/domain/kernel/pattern.ts";
import { type ChallengeProgress, isDayOver, isOver, isMatchingFailed, passedBids, uncheckedBids } from "./progress.ts";

/** Columns of the matrix: what comes before publication, then the stages. */
export const matrixStages = ["prepare", ...stages] as const;
export type MatrixStage = (typeof matrixStages)[number];

/** The word of a cell; `messages/zh-CN/progress.ts` gives each its Chinese. */
export type CellWord =
  | "drafting" | "approved" | "published"
  | "notYet" | "bidding" | "closingDue" | "suspended" | "withdrawn" | "closed" | "noBid" | "stopped"
  | "toOpen" | "supplying" | "checking" | "correcting" | "checked"
  | "toMatch" | "matched" | "matchFailed"
  | "singleBid" | "toStart" | "lackingExperts" | "reviewing" | "toFreeze" | "frozen"
  | "toPropose" | "awaitingOwner" | "ownerSilent" | "ownerSpoke"
  | "toDecide" | "decided" | "unmatched"
  | "toAnnounce" | "inPublicity" | "publicityOver" | "objection" | "awarded" | "noAward" | "revoked"
  | "untracked" | "passed";

export type CellState = "ahead" | "current" | "done" | "stopped";

/** One cell of items × stages (批次总览): null where the challenge's pattern has no such stage. */
export interface StageCell {
  stage: MatrixStage;
  state: CellState;
  word: CellWord;
  facts: Record<string, string | number>;
}

type Cell = Omit<StageCell, "stage">;

const cell = (state: CellState, word: CellWord, facts: Cell["facts"] = {}): Cell => ({ state, word, facts });
const ahead = cell("ahead", "notYet");

const afterClosing: readonly ChallengeState[] = ["closed", "singleBid", "matching", "inReview", "ranked", "decided", "endedUnmatched"];
const afterReview: readonly ChallengeState[] = ["ranked", "decided", "endedUnmatched"];

function prepareCell({ status, opensAt }: ChallengeProgress): Cell {
  if (status === "drafted") return cell("current", "drafting");
  if (status === "approved") return cell("current", "approved");
  return opensAt === null ? cell("stopped", "withdrawn") : cell("done", "published");
}

function biddingCell({ status, opensAt, closesAt, bidsAtClose }: ChallengeProgress, now: string): Cell {
  if (opensAt === null) return ahead;
  if (status === "open") return isOver(closesAt, now) ? cell("current", "closingDue") : cell("current", "bidding", { closesAt: closesAt ?? "" });
  if (status === "suspended") return cell("stopped", "suspended");
  if (status === "withdrawn") return cell("stopped", "withdrawn");
  if (status === "noBid") return cell("stopped", "noBid");
  if (status === "endedNoBid" && !bidsAtClose) return cell("stopped", "noBid");
  return cell("done", "closed", { count: bidsAtClose ?? 0 });
}

function formCheckCell(progress: ChallengeProgress): Cell {
  const { status, bids } = progress;
  if (!afterClosing.includes(status)) return ahead;
  if (bids === null) return status === "closed" ? cell("current", "toOpen") : cell("done", "checked", { count: 0 });
  const open = uncheckedBids(progress);
  const all = open + passedBids(progress) + bids.formRejected;
  if (bids.contentAsked + bids.contentSupplied + bids.contentConfirmed > 0) return cell("current", "supplying", { count: bids.contentAsked + bids.contentSupplied + bids.contentConfirmed });
  if (open > 0) return bids.underFormCheck === 0 ? cell("current", "correcting", { count: open }) : cell("current", "checking", { count: all - open, of: all });
  return cell("done", "checked", { count: passedBids(progress) });
}

/** 供需对接, from the end of the form check on. */
function matchingCell(progress: ChallengeProgress): Cell {
  const { status, bids, shortlist } = progress;
  const { proposed, confirmed, vetoed, lapsed } = shortlist;
  const asked = proposed + confirmed + vetoed + lapsed;
  if (status === "singleBid") return cell("current", "singleBid");
  if (status === "closed" && bids !== null && uncheckedBids(progress) === 0) return cell("current", "toMatch");
  if (status === "matching") return proposed > 0 ? cell("current", "awaitingOwner", { count: asked - proposed, of: asked }) : confirmed > 0 ? cell("done", "matched", { count: confirmed, of: asked }) : cell("current", "matchFailed");
  if (isMatchingFailed(progress)) return cell("stopped", "matchFailed");
  return status === "inReview" || afterReview.includes(status) ? cell("done", "matched", { count: confirmed, of: asked }) : ahead;
}

function reviewCell(progress: ChallengeProgress): Cell {
  const { status, bids, review, pattern, shortlist } = progress;
  if (hasStage(pattern, "matching") && (status === "closed" || status === "singleBid" || isMatchingFailed(progress))) return ahead;
  if (status === "matching") return shortlist.proposed === 0 && shortlist.confirmed > 0 ? cell("current", "toStart") : ahead;
  if (status === "singleBid") return cell("current", "singleBid");
  if (status === "closed" && bids !== null && uncheckedBids(progress) === 0) return cell("current", "toStart");
  if (afterReview.includes(status)) return cell("done", "frozen");
  if (status !== "inReview") return ahead;
  if (review.bidsLackingExperts > 0) return cell("current", "lackingExperts", { count: review.bidsLackingExperts });
  return review.signed < review.live ? cell("current", "reviewing", { count: review.signed, of: review.live }) : cell("current", "toFreeze");
}

/** 需求方确认, from the ranking on. */
function shortlistCell({ status, shortlist }: ChallengeProgress, now: string): Cell {
  if (!afterReview.includes(status)) return ahead;
  const { proposed, confirmed, vetoed, dueOn } = shortlist;
  const asked = proposed + confirmed + vetoed;
  if (status === "ranked" && asked === 0) return cell("current", "toPropose");
  if (status === "ranked" && proposed > 0) return isDayOver(dueOn, now) ? cell("current", "ownerSilent", { count: proposed }) : cell("current", "awaitingOwner", { count: asked - proposed, of: asked });
  return asked > 0 ? cell("done", "ownerSpoke", { count: confirmed, of: asked }) : cell("done", "passed");
}

function decisionCell(progress: ChallengeProgress, now: string): Cell {
  const { status, pattern, shortlist } = progress;
  if (isMatchingFailed(progress)) return ahead;
  // Until the owner has spoken, or its time is over, there is nothing to decide.
  if (status === "ranked") return hasStage(pattern, "shortlist") && shortlist.confirmed + shortlist.vetoed === 0 && !isDayOver(shortlist.dueOn, now) ? ahead : cell("current", "toDecide");
  if (status === "decided") return cell("done", "decided");
  return status === "endedUnmatched" ? cell("stopped", "unmatched") : ahead;
}

const awardCells: Readonly<Record<AwardState, (endsOn: string | null, now: string) => Cell>> = {
  proposed: () => cell("current", "toAnnounce"),
  inPublicity: (endsOn, now) => (isDayOver(endsOn, now) ? cell("current", "publicityOver") : cell("current", "inPublicity", { endsOn: endsOn ?? "" })),
  frozen: () => cell("stopped", "objection"),
  awarded: () => cell("done", "awarded"),
  revoked: () => cell("stopped", "revoked"),
  forfeited: () => cell("stopped", "revoked"),
  noAward: () => cell("done", "noAward"),
};

/** Awards by how much attention they need: the first decides the cell of a challenge with several. */
const awardOrder: readonly AwardState[] = ["frozen", "proposed", "inPublicity", "awarded", "revoked", "forfeited", "noAward"];

function publicityCell({ status, awards }: ChallengeProgress, now: string): Cell {
  if (status !== "decided") return ahead;
  const first = awardOrder.flatMap((state) => awards.filter((award) => award.status === state))[0];
  return first ? awardCells[first.status](first.endsOn, now) : cell("done", "noAward");
}

/** Defence and the judgement of results: nothing of them is recorded here yet, so nothing is claimed. */
function untrackedCell(isPast: boolean): Cell {
  return isPast ? cell("done", "passed") : cell("ahead", "untracked");
}

const cells: Readonly<Record<MatrixStage, (progress: ChallengeProgress, now: string) => Cell>> = {
  prepare: prepareCell,
  bidding: biddingCell,
  formCheck: formCheckCell,
  matching: matchingCell,
  review: reviewCell,
  defence: ({ status }) => untrackedCell(afterReview.includes(status)),
  shortlist: shortlistCell,
  decision: decisionCell,
  publicity: publicityCell,
  resultReview: () => untrackedCell(false),
};

/** Withdrawn and ended challenges go no further: what lies ahead of them will not come. */
const isEnded: Partial<Record<ChallengeState, true>> = { withdrawn: true, endedNoBid: true, endedUnmatched: true };

/** The row of a challenge in the matrix, by the columns of the round. */
export function stageCells(progress: ChallengeProgress, columns: readonly MatrixStage[], now: string): (StageCell | null)[] {
  const own: readonly MatrixStage[] = ["prepare", ...stagesOf[progress.pattern]];
  return columns.map((stage) => {
    if (!own.includes(stage)) return null;
    const found = cells[stage](progress, now);
    return found.state === "ahead" && isEnded[progress.status] ? { stage, ...cell("stopped", "stopped") } : { stage, ...found };
  });
}

/** The columns that the challenges of a round need, in the order of the stages. */
export function columnsOf(challenges: readonly Pick<ChallengeProgress, "pattern">[]): MatrixStage[] {
  const used = new Set<MatrixStage>(["prepare", "bidding", "formCheck", "review", "decision", "publicity", ...challenges.flatMap(({ pattern }) => stagesOf[pattern])]);
  return matrixStages.filter((stage) => used.has(stage));
}

/** The stage that a challenge is in: its first cell that is current or stopped, else the last one done. */
export function currentStage(row: readonly (StageCell | null)[]): StageCell | null {
  const own = row.filter((one) => one !== null);
  return own.find((one) => one.state === "current") ?? own.find((one) => one.state === "stopped") ?? own.findLast((one) => one.state === "done") ?? null;
}
