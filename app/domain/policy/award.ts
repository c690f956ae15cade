import { type AwardMove, type AwardState, awardLifecycle, type ShortlistMove, type ShortlistState, shortlistLifecycle } from "#app/domain/award/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ownerStageOf, type Pattern } from "#app/domain/kernel/pattern.ts";
import { isDayOver } from "#app/domain/overview/progress.ts";
import { type Actor, teamsOf } from "./actor.ts";
import { challengeRelations } from "./challenge.ts";
import { isSeen } from "./round.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";

/** What the policy needs to know of an award (拟立项). `endsOn` is the last day of 公示, an ISO date. */
export interface AwardSubject {
  id: string;
  status: AwardState;
  version: number;
  pattern: Pattern;
  challengeId: string;
  roundId: string;
  isRehearsal: boolean;
  ownerUnitId: string | null;
  /** The lead unit, or the contest of it that the bid waits for. */
  teamId: string;
  decidedBy: string | null;
  endsOn: string | null;
}

const decidedBySelf: Guard<AwardSubject> = (subject, actor) =>
  actor.personId !== null && subject.decidedBy === actor.personId ? "samePerson" : null;

/** Awarding waits for the last day of 公示 to be over, Beijing time; a rehearsal waits for nothing. */
const publicityRunning: Guard<AwardSubject> = (subject, _actor, now) =>
  !subject.isRehearsal && subject.endsOn !== null && Date.parse(now) <= Date.parse(`${subject.endsOn}T23:59:59.999+08:00`) ? "publicityRunning" : null;

const awardMoves: MovePolicy<AwardMove, AwardSubject> = {
  decide: { who: ["leader"], offline: ["officer"], reason: true },
  announce: { who: ["secondOfficer"], unless: [decidedBySelf], offline: ["officer"], secondFactor: true, stage: "publicity" },
  freeze: { who: ["officer", "secondOfficer"], offline: ["officer"], reason: true },
  release: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  revoke: { who: ["leader"], offline: ["officer"], reason: true },
  award: { who: ["secondOfficer"], unless: [publicityRunning], offline: ["officer"], secondFactor: true },
  forfeit: { who: ["officer"], offline: ["officer"], reason: true },
};

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor", "system"];

/** Before 公示 an award is the bureau's alone; from its first day on everybody may know it. */
const awardIsPublic: Readonly<Record<AwardState, boolean>> = {
  proposed: false,
  inPublicity: true,
  frozen: true,
  awarded: true,
  revoked: true,
  forfeited: true,
  noAward: false,
};

function awardRelations(actor: Actor, subject: AwardSubject): Relation[] {
  const held = challengeRelations(actor, subject);
  if (teamsOf(actor).includes(subject.teamId)) held.unshift("team");
  return held;
}

export const awardPolicy: NounPolicy<AwardState, AwardMove, AwardSubject> = {
  lifecycle: awardLifecycle,
  moves: awardMoves,
  relationsOf: awardRelations,
  isVisible: (subject, held) => isSeen(awardIsPublic[subject.status], subject, held) || held.some((relation) => bureau.includes(relation)),
};

/** What the policy needs to know of a shortlisted bid (入围). */
export interface ShortlistSubject {
  id: string;
  status: ShortlistState;
  version: number;
  pattern: Pattern;
  challengeId: string;
  challengeStatus: ChallengeState;
  roundId: string;
  ownerUnitId: string | null;
  /** 联合需求单位. */
  coOwnerIds: readonly string[];
  bidNo: string;
  /** How often it was put before the owner. */
  times: number;
  isExtended: boolean;
  /** Last day of the owner's term, an ISO date. */
  dueOn: string;
}

/** While which state of the item the owner speaks: before the review begins, or between the ranking and the decision. */
export function isBeforeOwner(pattern: Pattern, status: ChallengeState): boolean {
  const stage = ownerStageOf(pattern);
  return (stage === "matching" && status === "matching") || (stage === "shortlist" && status === "ranked");
}

const notBeforeOwner: Guard<ShortlistSubject> = ({ pattern, challengeStatus }) => (isBeforeOwner(pattern, challengeStatus) ? null : "notBeforeOwner");

/** Whether 对接 of the bid is over. In 需求方确认 a late word still counts until the decision. */
export const isMatchingOver = ({ pattern, dueOn }: Pick<ShortlistSubject, "pattern" | "dueOn">, now: string): boolean => ownerStageOf(pattern) === "matching" && isDayOver(dueOn, now);

/** Paper that came within the term is entered by the bureau when it is; the service reads its date. */
const ownTermOver: Guard<ShortlistSubject> = (subject, actor, now) => (isMatchingOver(subject, now) && actor.units.some(({ unitId }) => unitId === subject.ownerUnitId) ? "deadlinePassed" : null);

const termOver: Guard<ShortlistSubject> = (subject, _actor, now) => (isMatchingOver(subject, now) ? "deadlinePassed" : null);

const termRunning: Guard<ShortlistSubject> = (subject, _actor, now) => (isMatchingOver(subject, now) ? null : "beforeDeadline");

const proposedTwice: Guard<ShortlistSubject> = ({ times }) => (times > 1 ? "alreadyDone" : null);

const extendedOnce: Guard<ShortlistSubject> = ({ isExtended }) => (isExtended ? "alreadyDone" : null);

const shortlistMoves: MovePolicy<ShortlistMove, ShortlistSubject> = {
  propose: { who: ["officer"], unless: [notBeforeOwner, proposedTwice, termOver], offline: ["officer"], declared: true, reason: true },
  extend: { who: ["officer"], unless: [notBeforeOwner, extendedOnce, termOver], offline: ["officer"], declared: true, reason: true },
  confirm: { who: ["owner"], unless: [notBeforeOwner], offline: ["officer"], stage: "shortlist" },
  agree: { who: ["owner"], unless: [notBeforeOwner, ownTermOver], offline: ["officer"], stage: "matching" },
  veto: { who: ["owner"], unless: [notBeforeOwner, ownTermOver], offline: ["officer"], reason: true },
  lapse: { who: ["system"], unless: [notBeforeOwner, termRunning], offline: [], stage: "matching" },
};

/** 联合需求单位 read what the owner reads; the one who leads answers for all. */
const shortlistKnown: readonly Relation[] = [...bureau, "owner", "coOwner"];

export const shortlistPolicy: NounPolicy<ShortlistState, ShortlistMove, ShortlistSubject> = {
  lifecycle: shortlistLifecycle,
  moves: shortlistMoves,
  relationsOf: challengeRelations,
  isVisible: (_subject, held) => held.some((relation) => shortlistKnown.includes(relation)),
};
