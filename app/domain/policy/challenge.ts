import { type ChallengeMove, type ChallengeState, challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { isOutageGrave } from "#app/domain/challenge/outage.ts";
import { hasStage, type Pattern } from "#app/domain/kernel/pattern.ts";
import type { Actor } from "./actor.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { isSeen, preparedBySelf, staffRelations } from "./round.ts";

/** What the policy needs to know of a challenge. Instants as ISO. */
export interface ChallengeSubject {
  id: string;
  no: string;
  roundId: string;
  isRehearsal: boolean;
  status: ChallengeState;
  version: number;
  pattern: Pattern;
  ownerUnitId: string | null;
  /** 联合需求单位. */
  coOwnerIds: string[];
  opensAt: string | null;
  closesAt: string | null;
  createdBy: string | null;
  approvedBy: string | null;
  /** Who wrote the correction that waits to be published; null: none waits. */
  amendmentAskedBy: string | null;
  /** Who asked that the deadline be moved; null: nobody. */
  extensionAskedBy: string | null;
  /** Whether closed bids wait for the opening. False before the closing, whatever there is: nothing may tell that there is one. */
  hasSealedBids: boolean;
  /** Whether the opening has begun. */
  hasOpenedBids: boolean;
  /** Whether so many codes were reported lost that neither opening nor recovery codes can open it. */
  isKeyLost: boolean;
  /** Whether that was recorded and the teams were asked for what they kept. */
  isLossRecorded: boolean;
  /** Until when one of its bids is open again after the closing; null when none is. */
  reopenedUntil: string | null;
  /** 提交遇阻登记 that nobody has answered yet. */
  ticketsWaiting: number;
  /** Whether the fixed ranking rests on marks of somebody whose conflict came to light since, and who recorded since then what may show one. */
  isRankingTainted: boolean;
  taintedBy: string[];
  /** Minutes without service before the deadline, by the platform's own probe (`challenge/outage.ts`). */
  outageMinutes: number;
  /** 评审阶段 after the one that its review is in. */
  stagesLeft: number;
  /** Bids before the demand owner that wait for its word, and those that it agreed with (对接, 需求方确认). */
  bidsBeforeOwner: number;
  bidsAgreed: number;
}

/** Whether bids are accepted at this instant: derived, never stored (截止以数据库时钟为准). */
export function isOpenForBids(challenge: Pick<ChallengeSubject, "status" | "closesAt" | "opensAt">, now: string): boolean {
  if (challenge.status !== "open" || challenge.closesAt === null) return false;
  const instant = Date.parse(now);
  return (challenge.opensAt === null || Date.parse(challenge.opensAt) <= instant) && instant < Date.parse(challenge.closesAt);
}

/** The units that ask for it: none of them bids. */
export function ownersOf({ ownerUnitId, coOwnerIds }: Pick<ChallengeSubject, "ownerUnitId" | "coOwnerIds">): string[] {
  return ownerUnitId === null ? [] : [ownerUnitId, ...coOwnerIds];
}

const beforeDeadline: Guard<ChallengeSubject> = (subject, _actor, now) =>
  subject.closesAt !== null && Date.parse(now) < Date.parse(subject.closesAt) ? "beforeDeadline" : null;

/** Before closing, with no bid at all, or for an outage on record (guide 0.1, 3). */
const afterDeadline: Guard<ChallengeSubject> = (subject, _actor, now) =>
  subject.status === "open" && !isOutageGrave(subject.outageMinutes) && subject.closesAt !== null && Date.parse(now) >= Date.parse(subject.closesAt) ? "deadlinePassed" : null;

const nothingSealed: Guard<ChallengeSubject> = (subject) => (subject.hasSealedBids ? null : "nothingToOpen");

/** Said by who keeps them, code by code: one person's word does not put every bid at the mercy of what its team kept. */
const keyNotLost: Guard<ChallengeSubject> = ({ isKeyLost }) => (isKeyLost ? null : "codesNotLost");

const lossRecorded: Guard<ChallengeSubject> = ({ isLossRecorded }) => (isLossRecorded ? "alreadyDone" : null);

/** Nothing is opened before a reopening has ended (guide 0.1, 3). */
const reopeningRunning: Guard<ChallengeSubject> = ({ reopenedUntil }, _actor, now) => (reopenedUntil !== null && Date.parse(now) < Date.parse(reopenedUntil) ? "reopeningRunning" : null);

/** Who was kept from submitting is answered first: once it is opened or given up, nothing can be opened again for them (guide 0.1, 3). */
const ticketsUnanswered: Guard<ChallengeSubject> = ({ ticketsWaiting }) => (ticketsWaiting > 0 ? "ticketsWaiting" : null);

/** After the closing a deadline moves only with no bid at all or for an outage on record, and never after the first opening. */
const closedForGood: Guard<ChallengeSubject> = (subject) => {
  // 流榜 also follows from a form check that nobody passed.
  if (subject.status === "noBid" && subject.hasOpenedBids) return "openedAlready";
  if (subject.status !== "closed") return null;
  if (!subject.hasSealedBids || subject.isLossRecorded) return "openedAlready";
  return isOutageGrave(subject.outageMinutes) ? null : "noOutage";
};

const extensionAskedBySelf: Guard<ChallengeSubject> = ({ extensionAskedBy }, actor) => (actor.personId !== null && extensionAskedBy === actor.personId ? "samePerson" : null);

const extensionUnasked: Guard<ChallengeSubject> = ({ extensionAskedBy }) => (extensionAskedBy === null ? "extensionNotAsked" : null);

/** What binds bidders changes as it was published, by two (guide 0.1, 17): a correction may also move the deadline. */
const amendmentAskedBySelf: Guard<ChallengeSubject> = ({ amendmentAskedBy }, actor) => (actor.personId !== null && amendmentAskedBy === actor.personId ? "samePerson" : null);

const amendmentUnasked: Guard<ChallengeSubject> = ({ amendmentAskedBy }) => (amendmentAskedBy === null ? "amendmentNotAsked" : null);

const approvedBySelf: Guard<ChallengeSubject> = (subject, actor) =>
  actor.personId !== null && subject.approvedBy === actor.personId ? "samePerson" : null;

/** A ranking falls for one reason alone, and by another person than who recorded it (trust.md section 6: corrections by two). */
const rankingSound: Guard<ChallengeSubject> = ({ isRankingTainted }) => (isRankingTainted ? null : "rankingSound");

const taintedBySelf: Guard<ChallengeSubject> = ({ taintedBy }, actor) => (actor.personId !== null && taintedBy.includes(actor.personId) ? "samePerson" : null);

/** Nothing is decided by a ranking that has to fall. */
const rankingTainted: Guard<ChallengeSubject> = ({ status, isRankingTainted }) => (status === "ranked" && isRankingTainted ? "rankingTainted" : null);

/** Where the round has one stage only, nothing ends before the ranking. */
const lastStage: Guard<ChallengeSubject> = ({ stagesLeft }) => (stagesLeft > 0 ? null : "noFurtherStage");

const furtherStages: Guard<ChallengeSubject> = ({ stagesLeft }) => (stagesLeft > 0 ? "stagesLeft" : null);

/** Where the owner's talks come first, nothing is judged before they are over (guide 1.2 pattern A). */
const matchingFirst: Guard<ChallengeSubject> = ({ pattern, status }) => (hasStage(pattern, "matching") && status !== "matching" ? "matchingFirst" : null);

/** 对接 ends when the owner answered each bid or its term is over. */
const matchingRunning: Guard<ChallengeSubject> = ({ status, bidsBeforeOwner }) => (status === "matching" && bidsBeforeOwner > 0 ? "matchingRunning" : null);

/** 对接失败 is said of an item without any agreement. */
const somethingAgreed: Guard<ChallengeSubject> = ({ status, bidsAgreed }) => (status === "matching" && bidsAgreed > 0 ? "agreementStands" : null);

const moves: MovePolicy<ChallengeMove, ChallengeSubject> = {
  approve: { who: ["officer"], offline: ["officer"] },
  return: { who: ["officer", "secondOfficer"], offline: [], reason: true },
  publish: { who: ["secondOfficer"], unless: [approvedBySelf], offline: ["officer"], secondFactor: true },
  askAmend: { who: ["officer"], unless: [afterDeadline], offline: [], reason: true },
  amend: { who: ["secondOfficer"], unless: [amendmentAskedBySelf, afterDeadline, amendmentUnasked], offline: [] },
  askExtend: { who: ["officer", "secondOfficer"], unless: [afterDeadline, closedForGood], offline: [], reason: true },
  extend: { who: ["secondOfficer"], unless: [extensionAskedBySelf, afterDeadline, closedForGood, extensionUnasked], offline: ["officer"], reason: true },
  suspend: { who: ["officer", "secondOfficer"], offline: ["officer"], reason: true },
  resume: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  withdraw: { who: ["secondOfficer"], unless: [preparedBySelf], offline: ["officer"], secondFactor: true, reason: true },
  close: { who: ["officer", "system"], unless: [beforeDeadline], offline: [] },
  openBids: { who: ["secondOfficer"], unless: [beforeDeadline, nothingSealed, reopeningRunning, ticketsUnanswered], offline: [], secondFactor: true },
  recordLoss: { who: ["secondOfficer"], unless: [nothingSealed, reopeningRunning, ticketsUnanswered, lossRecorded, keyNotLost], offline: [], secondFactor: true, reason: true },
  startMatching: { who: ["officer"], offline: ["officer"], declared: true, stage: "matching" },
  startReview: { who: ["officer"], unless: [matchingFirst], offline: ["officer"], declared: true, stage: "review" },
  checkAgain: { who: ["system"], offline: [] },
  endStage: { who: ["officer"], unless: [lastStage], offline: [], declared: true, secondFactor: true },
  freezeRanking: { who: ["officer"], unless: [furtherStages], offline: [], declared: true, secondFactor: true },
  voidRanking: { who: ["officer", "secondOfficer"], unless: [rankingSound, taintedBySelf], offline: [], declared: true, secondFactor: true, reason: true },
  decide: { who: ["leader"], unless: [rankingTainted], offline: ["officer", "secondOfficer"], declared: true, secondFactor: true, stage: "decision" },
  reissue: { who: ["officer"], unless: [ticketsUnanswered, matchingRunning, somethingAgreed], offline: ["officer"], reason: true },
  giveUp: { who: ["secondOfficer"], unless: [ticketsUnanswered, matchingRunning, somethingAgreed], offline: ["officer"], reason: true },
};

/** From which state on the public sees a challenge. A withdrawn one stays visible with its reason. */
const seenByPublic: Readonly<Record<ChallengeState, boolean>> = {
  drafted: false,
  approved: false,
  open: true,
  suspended: true,
  withdrawn: true,
  closed: true,
  noBid: true,
  singleBid: true,
  matching: true,
  inReview: true,
  ranked: true,
  decided: true,
  endedNoBid: true,
  endedUnmatched: true,
};

/** A challenge withdrawn before it was ever published was never seen by the public. */
function isSeenByPublic(subject: ChallengeSubject): boolean {
  return seenByPublic[subject.status] && subject.opensAt !== null;
}

export function challengeRelations(actor: Actor, subject: Pick<ChallengeSubject, "roundId" | "ownerUnitId"> & { challengeId: string; coOwnerIds?: readonly string[] }): Relation[] {
  const held = staffRelations(actor, subject.roundId, subject.challengeId);
  if (actor.units.some(({ unitId }) => subject.coOwnerIds?.includes(unitId))) held.unshift("coOwner");
  if (subject.ownerUnitId !== null && actor.units.some((unit) => unit.unitId === subject.ownerUnitId)) held.unshift("owner");
  return held;
}

export const challengePolicy: NounPolicy<ChallengeState, ChallengeMove, ChallengeSubject> = {
  lifecycle: challengeLifecycle,
  moves,
  relationsOf: (actor, subject) => challengeRelations(actor, { ...subject, challengeId: subject.id }),
  isVisible: (subject, held) => isSeen(isSeenByPublic(subject), subject, held) || held.some((relation) => relation !== "public"),
};
