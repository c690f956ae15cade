import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { type ReviewAssignmentMove, type ReviewAssignmentState, reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Actor } from "./actor.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { staffRelations } from "./round.ts";

/** What the policy needs to know of a review assignment. */
export interface ReviewAssignmentSubject {
  id: string;
  status: ReviewAssignmentState;
  version: number;
  expertId: string;
  expertNo: string;
  bidId: string;
  challengeId: string;
  challengeStatus: ChallengeState;
  roundId: string;
  /** Its 评审阶段, and the one that the review of the item is in. */
  stage: number;
  reviewStage: number;
  /** Who asked that the signed sheet be opened again, until it is signed anew; null: nobody. */
  reopenAskedBy: string | null;
}

/** After the freeze nothing of a score changes but by a correction of two people. */
const reviewOver: Guard<ReviewAssignmentSubject> = (subject) => (subject.challengeStatus === "inReview" ? null : "stageNotReached");

/** The marks of a stage that has ended decided who went on: they are not taken up again. */
const stageOver: Guard<ReviewAssignmentSubject> = ({ stage, reviewStage }) => (stage < reviewStage ? "stageEnded" : null);

const askedBySelf: Guard<ReviewAssignmentSubject> = ({ reopenAskedBy }, actor) => (actor.personId !== null && reopenAskedBy === actor.personId ? "samePerson" : null);

const frozen: Guard<ReviewAssignmentSubject> = (subject) =>
  (["ranked", "decided", "endedUnmatched"] as ChallengeState[]).includes(subject.challengeStatus) ? "rankingFrozen" : null;

/**
 * Marks that were signed are voided by a conflict on record, see `reportLateConflict`: nobody drops them with a word. An expert
 * who does not answer once the sheet is open again is stepped out by two: not by who asked that it be opened.
 */
const sheetSigned: Guard<ReviewAssignmentSubject> = (subject, actor, now) => {
  if (subject.status === "signed") return "sheetSigned";
  return subject.status === "reopened" ? askedBySelf(subject, actor, now) : null;
};

const moves: MovePolicy<ReviewAssignmentMove, ReviewAssignmentSubject> = {
  invite: { who: ["officer"], unless: [frozen, stageOver], offline: ["officer"], declared: true },
  // Whether there is a conflict is said in one table over all bids, before any of them is read (guide 1.3 stage 7).
  accept: { who: ["expert"], unless: [frozen], offline: ["officer"], declared: true },
  decline: { who: ["expert"], unless: [frozen], offline: ["officer"] },
  recuse: { who: ["expert"], unless: [frozen], offline: ["officer"], reason: true },
  // On paper an officer records the sheets of an expert who never signs in.
  start: { who: ["expert"], unless: [reviewOver, stageOver], offline: ["officer"] },
  sign: { who: ["expert"], unless: [reviewOver, stageOver], offline: ["officer"], secondFactor: true },
  askReopen: { who: ["officer", "secondOfficer"], unless: [reviewOver, stageOver], offline: ["officer"], declared: true, reason: true },
  reopen: { who: ["secondOfficer"], unless: [reviewOver, stageOver, askedBySelf], offline: ["officer"], declared: true, secondFactor: true, reason: true },
  void: { who: ["officer", "secondOfficer"], unless: [frozen, sheetSigned], offline: ["officer"], declared: true, reason: true },
  replace: { who: ["officer"], unless: [frozen], offline: ["officer"], declared: true },
};

export function reviewAssignmentRelations(actor: Actor, subject: Pick<ReviewAssignmentSubject, "roundId" | "challengeId" | "expertId">): Relation[] {
  const held = staffRelations(actor, subject.roundId, subject.challengeId);
  if (actor.expertId !== null && actor.expertId === subject.expertId) held.unshift("expert");
  return held;
}

/** Who is an expert of what is known to the officers who run it and to the supervisor (guide.md 3.7). */
const knows: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "expert", "system"];

export const reviewAssignmentPolicy: NounPolicy<ReviewAssignmentState, ReviewAssignmentMove, ReviewAssignmentSubject> = {
  lifecycle: reviewAssignmentLifecycle,
  moves,
  relationsOf: reviewAssignmentRelations,
  isVisible: (_subject, held) => held.some((relation) => knows.includes(relation)),
};
