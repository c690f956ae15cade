import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { type QuestionMove, type QuestionState, questionLifecycle } from "#app/domain/question/lifecycle.ts";
import type { Actor } from "./actor.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { isSeen, staffRelations } from "./round.ts";

/** What the policy needs to know of a question (答疑). Who asked it decides for the asking unit alone. */
export interface QuestionSubject {
  id: string;
  no: string;
  status: QuestionState;
  version: number;
  roundId: string;
  isRehearsal: boolean;
  challengeId: string;
  challengeNo: string;
  challengeStatus: ChallengeState;
  closesAt: string | null;
  ownerUnitId: string | null;
  askerUnitId: string | null;
}

/** An answer after the closing helps nobody any more. */
const afterClosing: Guard<QuestionSubject> = ({ challengeStatus, closesAt }, _actor, now) =>
  (challengeStatus === "open" || challengeStatus === "suspended") && closesAt !== null && Date.parse(now) < Date.parse(closesAt) ? null : "deadlinePassed";

const moves: MovePolicy<QuestionMove, QuestionSubject> = {
  draft: { who: ["owner", "officer"], unless: [afterClosing], offline: ["officer"] },
  publish: { who: ["officer"], unless: [afterClosing], offline: ["officer"] },
  decline: { who: ["officer"], offline: ["officer"], reason: true },
};

function relationsOf(actor: Actor, subject: QuestionSubject): Relation[] {
  const held = staffRelations(actor, subject.roundId, subject.challengeId);
  if (subject.ownerUnitId !== null && actor.units.some(({ unitId }) => unitId === subject.ownerUnitId)) held.unshift("owner");
  if (subject.askerUnitId !== null && actor.units.some(({ unitId }) => unitId === subject.askerUnitId)) held.unshift("team");
  return held;
}

const readers: readonly Relation[] = ["team", "owner", "officer", "secondOfficer", "supervisor", "system"];

export const questionPolicy: NounPolicy<QuestionState, QuestionMove, QuestionSubject> = {
  lifecycle: questionLifecycle,
  moves,
  relationsOf,
  isVisible: (subject, held) => isSeen(subject.status === "published", subject, held) || held.some((relation) => readers.includes(relation)),
};
