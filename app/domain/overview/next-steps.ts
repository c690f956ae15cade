import { runningTerms } from "#app/domain/bid/form-review.ts";
import type { ChallengeMove, ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { hasStage } from "#app/domain/kernel/pattern.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { type ChallengeProgress, isDayOver, isOver, lackOfFormCheck, reviewedBids } from "./progress.ts";

/** What a challenge waits for; `messages/zh-CN/todo.ts` has the words. */
export const stepCodes = [
  "approve",
  "publish",
  "awaitBids",
  "awaitClosing",
  "consentAmendment",
  "consentExtension",
  "resume",
  "openBids",
  "awaitContent",
  "confirmContent",
  "openSupplied",
  "checkForms",
  "awaitCorrection",
  "awaitFormReview",
  "startMatching",
  "resolveUnmatched",
  "startReview",
  "resolveSingleBid",
  "resolveNoBid",
  "assignExperts",
  "awaitExperts",
  "endStage",
  "freezeRanking",
  "voidRanking",
  "proposeShortlist",
  "awaitOwner",
  "tellOwner",
  "resolveSilence",
  "decide",
  "settleConflict",
  "announce",
  "awaitPublicity",
  "award",
  "resolveObjection",
] as const;

export type StepCode = (typeof stepCodes)[number];

/** The next step of a challenge (下一步): who is to do it, with which move if it is one, how many, until when. */
export interface Step {
  code: StepCode;
  who: readonly Relation[];
  move: ChallengeMove | null;
  count: number | null;
  /** ISO instant or date. */
  due: string | null;
}

const step = (code: StepCode, who: readonly Relation[], more: Partial<Omit<Step, "code" | "who">> = {}): Step => ({ code, who, move: null, count: null, due: null, ...more });

/** 复核 of rejections that was asked, or that the team may still ask; whoever answers has it among the matters. */
function openRejections({ rejections }: ChallengeProgress, now: string): Step[] {
  const running = runningTerms(rejections, now);
  const count = rejections.asked + (running?.count ?? 0);
  return count > 0 ? [step("awaitFormReview", ["team"], { count, due: running?.until ?? null })] : [];
}

function afterClosing(progress: ChallengeProgress, now: string): Step[] {
  if (progress.bids === null) return [step("openBids", ["secondOfficer"], { move: "openBids", count: progress.bidsAtClose })];
  const { underFormCheck, correctionRequested, contentAsked, contentSupplied, contentConfirmed } = progress.bids;
  const steps: Step[] = [];
  if (contentConfirmed > 0) steps.push(step("openSupplied", ["secondOfficer"], { count: contentConfirmed }));
  if (contentSupplied > 0) steps.push(step("confirmContent", ["officer"], { count: contentSupplied }));
  if (contentAsked > 0) steps.push(step("awaitContent", ["team"], { count: contentAsked, due: progress.contentDueAt }));
  if (underFormCheck > 0) steps.push(step("checkForms", ["officer", "secondOfficer"], { count: underFormCheck }));
  if (correctionRequested > 0) steps.push(step("awaitCorrection", ["team"], { count: correctionRequested, due: progress.correctionDueAt }));
  steps.push(...openRejections(progress, now));
  if (lackOfFormCheck(progress, now) === null) {
    const move = hasStage(progress.pattern, "matching") ? "startMatching" : "startReview";
    steps.push(step(move, ["officer"], { move, count: reviewedBids(progress) }));
  }
  return steps;
}

/** 供需对接: the owner answers each bid, or its term ends; then the matched ones go on, or the item ends. */
function matching({ shortlist: { proposed, confirmed, dueOn: due, untold } }: ChallengeProgress): Step[] {
  if (proposed > 0) return [...(untold > 0 ? [step("tellOwner", ["officer"], { count: untold, due })] : []), step("awaitOwner", ["owner"], { count: proposed, due })];
  return [confirmed > 0 ? step("startReview", ["officer"], { move: "startReview", count: confirmed }) : step("resolveUnmatched", ["officer", "secondOfficer"])];
}

function inReview(progress: ChallengeProgress, now: string): Step[] {
  const { review, stagesLeft } = progress;
  const readmitted = progress.bids?.underFormCheck ?? 0;
  const steps: Step[] = [...(readmitted > 0 ? [step("checkForms", ["officer", "secondOfficer"], { count: readmitted })] : []), ...openRejections(progress, now)];
  if (review.bidsLackingExperts > 0) steps.push(step("assignExperts", ["officer"], { count: review.bidsLackingExperts }));
  if (review.signed < review.live) steps.push(step("awaitExperts", ["expert"], { count: review.live - review.signed }));
  if (steps.length > 0) return steps;
  return [stagesLeft > 0 ? step("endStage", ["officer"], { move: "endStage" }) : step("freezeRanking", ["officer"], { move: "freezeRanking" })];
}

/** Where the demand owner has a word it comes before the decision, or its term ends (guide 1.2 pattern B). */
function ranked({ isRankingTainted, pattern, shortlist }: ChallengeProgress, now: string): Step[] {
  if (isRankingTainted) return [step("voidRanking", ["secondOfficer", "officer"], { move: "voidRanking" })];
  const decide = step("decide", ["leader"], { move: "decide" });
  if (!hasStage(pattern, "shortlist")) return [decide];
  const { proposed: count, confirmed, vetoed, dueOn: due, untold } = shortlist;
  const isLate = isDayOver(due, now);
  const steps: Step[] = [];
  if (count + confirmed === 0) steps.push(step("proposeShortlist", ["officer"]));
  if (untold > 0 && !isLate) steps.push(step("tellOwner", ["officer"], { count: untold, due }));
  if (count > 0) steps.push(isLate ? step("resolveSilence", ["officer"], { count, due }) : step("awaitOwner", ["owner"], { count, due }));
  if (confirmed + vetoed > 0 || isLate) steps.push(decide);
  return steps;
}

function afterDecision({ awards, decidedConflicts }: ChallengeProgress, now: string): Step[] {
  const of = (status: string) => awards.filter((award) => award.status === status);
  const running = of("inPublicity");
  const over = running.filter(({ endsOn }) => isDayOver(endsOn, now));
  const steps: Step[] = [];
  if (decidedConflicts > 0) steps.push(step("settleConflict", ["officer", "secondOfficer"], { count: decidedConflicts }));
  if (of("frozen").length > 0) steps.push(step("resolveObjection", ["officer", "secondOfficer"], { count: of("frozen").length }));
  if (of("proposed").length > 0) steps.push(step("announce", ["secondOfficer"], { count: of("proposed").length }));
  if (over.length > 0) steps.push(step("award", ["secondOfficer"], { count: over.length }));
  if (running.length > over.length) steps.push(step("awaitPublicity", ["system"], { due: running.map(({ endsOn }) => endsOn).sort()[0] ?? null }));
  return steps;
}

const steps: Readonly<Record<ChallengeState, (progress: ChallengeProgress, now: string) => Step[]>> = {
  drafted: () => [step("approve", ["officer"], { move: "approve" })],
  approved: () => [step("publish", ["secondOfficer"], { move: "publish" })],
  open: ({ closesAt }, now) => [isOver(closesAt, now) ? step("awaitClosing", ["system"], { move: "close" }) : step("awaitBids", ["team"], { due: closesAt })],
  suspended: () => [step("resume", ["secondOfficer"], { move: "resume" })],
  withdrawn: () => [],
  closed: afterClosing,
  noBid: ({ hasOpenedBids }) => [step("resolveNoBid", ["officer", "secondOfficer"], { move: hasOpenedBids ? "reissue" : "askExtend" })],
  singleBid: ({ pattern }) => [step("resolveSingleBid", ["officer"], { move: hasStage(pattern, "matching") ? "startMatching" : "startReview" })],
  matching,
  inReview,
  ranked,
  decided: afterDecision,
  endedNoBid: () => [],
  endedUnmatched: () => [],
};

/** What a challenge waits for, the most pressing first; empty when it has come to its end. */
export function nextSteps(progress: ChallengeProgress, now: string): Step[] {
  return [...askedAmendment(progress, now), ...askedExtension(progress, now), ...steps[progress.status](progress, now)];
}

/** 更正 that somebody wrote waits for a second person until the closing. */
function askedAmendment({ status, closesAt, amendmentAskedBy }: ChallengeProgress, now: string): Step[] {
  return amendmentAskedBy !== null && status === "open" && !isOver(closesAt, now) ? [step("consentAmendment", ["secondOfficer"], { move: "amend", due: closesAt })] : [];
}

/** 延期 that somebody asked for waits for a second person, as long as it may still take effect. */
function askedExtension({ status, closesAt, extensionAskedBy, bids }: ChallengeProgress, now: string): Step[] {
  const mayStill = (status === "open" && !isOver(closesAt, now)) || (status === "noBid" && bids === null) || (status === "closed" && bids === null);
  return extensionAskedBy !== null && mayStill ? [step("consentExtension", ["secondOfficer"], { move: "extend", due: status === "open" ? closesAt : null })] : [];
}
