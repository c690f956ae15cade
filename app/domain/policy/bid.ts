import { reviewAskedUntil } from "#app/domain/bid/form-review.ts";
import { type BidMove, type BidState, bidLifecycle, resupplyStates, unreadStates } from "#app/domain/bid/lifecycle.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { ClaimOutcome } from "#app/domain/organisation/claim.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { BlindMode } from "#app/domain/review/blind.ts";
import { type Actor, judgingRoles, teamsOf } from "./actor.ts";
import { isOpenForBids } from "./challenge.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { staffRelations } from "./round.ts";

/** How the contest stands (认领异议) on which a bid was begun; null for a unit's own. */
export type BidContest = "waiting" | ClaimOutcome | null;

/** What the policy needs to know of a bid and its challenge. `memberUnitIds` is empty before the opening. */
export interface BidSubject {
  id: string;
  no: string;
  status: BidState;
  version: number;
  leadUnitId: string;
  /** Whose it is: the lead unit's, or one person's who contests that unit (认领异议) and waits. */
  teamId: string;
  contest: BidContest;
  memberUnitIds: readonly string[];
  /** Experts with a live assignment who accepted it. */
  expertIds: readonly string[];
  challengeId: string;
  challengeNo: string;
  roundId: string;
  pattern: Pattern;
  /** 评审方式 of the round: whether its experts learn of the team. */
  blind: BlindMode;
  ownerUnitId: string | null;
  /** 联合需求单位. */
  coOwnerIds: readonly string[];
  challengeStatus: ChallengeState;
  opensAt: string | null;
  closesAt: string | null;
  /** Until when this one bid is accepted after the closing, where it was opened again (guide 0.1, 3). */
  reopenedUntil: string | null;
  /** 复核 of a rejection: whether it was asked for, whether it is answered. */
  formReview: "none" | "asked" | "answered";
  /** Who rejected it in the form check, and when; null where nobody did, or the platform for silence. */
  rejectedBy: string | null;
  rejectedAt: string | null;
  /** Passed, and the automatic check found something since that nobody has settled on its line. */
  isFoundLater: boolean;
  /** Whether it was put before the demand owner (供需对接, 提请需求方确认). */
  isShortlisted: boolean;
  /** 重新提供: until when the team may, and who confirmed what it brought. */
  contentDueAt: string | null;
  contentConfirmedBy: string | null;
}

/** Whether the lead unit's people hold it; otherwise one person does, who learns nothing of the unit by it. */
export const isUnits = ({ contest }: Pick<BidSubject, "contest">) => contest === null || contest === "accepted";

/** Whether this bid may be submitted or replaced at this instant, and until when; null when it may not. */
export function acceptedUntil(bid: Pick<BidSubject, "contest" | "challengeStatus" | "opensAt" | "closesAt" | "reopenedUntil">, now: string): string | null {
  if (bid.contest === "declined") return null;
  if (isOpenForBids({ status: bid.challengeStatus, opensAt: bid.opensAt, closesAt: bid.closesAt }, now)) return bid.closesAt;
  return bid.challengeStatus === "closed" && bid.reopenedUntil !== null && Date.parse(now) < Date.parse(bid.reopenedUntil) ? bid.reopenedUntil : null;
}

const notAccepted: Guard<BidSubject> = (subject, actor, now) => (acceptedUntil(subject, now) === null ? afterDeadline(subject, actor, now) : null);

/** Whoever was found not to speak for the unit submits nothing in its name. */
const contestDeclined: Guard<BidSubject> = ({ contest }) => (contest === "declined" ? "claimDeclined" : null);

/** The platform withdraws what was submitted on a contest that is declined, and nothing else. */
const ofTeamAlone: Guard<BidSubject> = ({ contest }, actor) => (actor.system && contest !== "declined" ? "notAllowed" : null);

const afterDeadline: Guard<BidSubject> = (subject, _actor, now) => {
  if (isOpenForBids({ status: subject.challengeStatus, opensAt: subject.opensAt, closesAt: subject.closesAt }, now)) return null;
  if (subject.closesAt !== null && Date.parse(now) >= Date.parse(subject.closesAt)) return "deadlinePassed";
  return "notYetOpen";
};

const askedOnce: Guard<BidSubject> = ({ formReview }) => (formReview === "none" ? null : "alreadyDone");

const reviewTermOver: Guard<BidSubject> = ({ rejectedAt }, _actor, now) => {
  const until = rejectedAt === null ? null : reviewAskedUntil(rejectedAt);
  return until !== null && Date.parse(now) < Date.parse(until) ? null : "deadlinePassed";
};

const notAsked: Guard<BidSubject> = ({ formReview }) => (formReview === "asked" ? null : "noReviewAsked");

const rejectedBySelf: Guard<BidSubject> = ({ rejectedBy }, actor) => (actor.personId !== null && rejectedBy === actor.personId ? "samePerson" : null);

const ranked: Guard<BidSubject> = ({ challengeStatus }) => (["ranked", "decided", "endedNoBid", "endedUnmatched"].includes(challengeStatus) ? "rankingFrozen" : null);

const nothingFoundLater: Guard<BidSubject> = ({ isFoundLater }) => (isFoundLater ? null : "nothingFoundLater");

const reviewRunning: Guard<BidSubject> = ({ challengeStatus }) => (challengeStatus === "closed" || challengeStatus === "singleBid" ? null : "reviewRunning");

const correctionRunning: Guard<BidSubject> = (subject, actor) => (actor.system && subject.status !== "correctionRequested" ? "notAllowed" : null);

const isSupplyOver = ({ contentDueAt }: BidSubject, now: string) => contentDueAt !== null && Date.parse(now) >= Date.parse(contentDueAt);

const supplyOver: Guard<BidSubject> = (subject, _actor, now) => (isSupplyOver(subject, now) ? "deadlinePassed" : null);

const supplyRunning: Guard<BidSubject> = (subject, _actor, now) => (isSupplyOver(subject, now) ? null : "beforeDeadline");

const confirmedBySelf: Guard<BidSubject> = ({ contentConfirmedBy }, actor) => (actor.personId !== null && contentConfirmedBy === actor.personId ? "samePerson" : null);

/** A sealed bid is asked for with all others when the loss of the key is recorded, one that failed at the opening by itself. */
const stillSealed: Guard<BidSubject> = ({ status, challengeStatus }, actor) => (challengeStatus === "closed" && (actor.system || status === "notOpened") ? null : "wrongState");

const moves: MovePolicy<BidMove, BidSubject> = {
  // Sealing is never done on paper (guide 0.1, 18).
  submit: { who: ["team"], unless: [contestDeclined, notAccepted], offline: [] },
  replace: { who: ["team"], unless: [contestDeclined, notAccepted], offline: [] },
  // Not in a reopening: the count at the closing stands.
  withdraw: { who: ["team", "system"], unless: [ofTeamAlone, afterDeadline], offline: [] },
  clearDraft: { who: ["team"], offline: [] },
  open: { who: ["system"], offline: [] },
  askContent: { who: ["secondOfficer", "system"], unless: [stillSealed], offline: [], reason: true },
  supplyContent: { who: ["team"], unless: [supplyOver], offline: [] },
  confirmContent: { who: ["officer"], offline: [] },
  openSupplied: { who: ["secondOfficer"], unless: [confirmedBySelf], offline: [], secondFactor: true },
  endSupply: { who: ["system"], unless: [supplyRunning], offline: [] },
  requestCorrection: { who: ["officer"], offline: ["officer"], declared: true, reason: true },
  correct: { who: ["team"], offline: ["officer"] },
  passForm: { who: ["officer", "secondOfficer"], offline: ["officer"], declared: true },
  // 不予受理 needs the second pair of eyes (guide 0.1, 17).
  // The platform ends what was not corrected in time.
  rejectForm: { who: ["secondOfficer", "system"], unless: [correctionRunning], offline: ["officer"], declared: true, reason: true },
  recheckForm: { who: ["officer", "secondOfficer"], unless: [nothingFoundLater, reviewRunning], offline: ["officer"], declared: true, reason: true },
  askFormReview: { who: ["team"], unless: [askedOnce, reviewTermOver], offline: ["officer"], reason: true },
  keepRejection: { who: ["officer", "secondOfficer"], unless: [notAsked, rejectedBySelf], offline: ["officer"], declared: true, reason: true },
  unmatch: { who: ["system"], offline: [] },
  readmit: { who: ["officer", "secondOfficer"], unless: [notAsked, rejectedBySelf, ranked], offline: ["officer"], declared: true, reason: true },
  score: { who: ["system"], offline: [] },
  rankAgain: { who: ["system"], offline: [] },
};

/** Whether the opening has been: from then on a bid is more than its team's secret. */
export const isOpened: Readonly<Record<BidState, boolean>> = {
  draft: false,
  submitted: false,
  withdrawn: false,
  notOpened: true,
  contentAsked: true,
  contentSupplied: true,
  contentConfirmed: true,
  contentMissing: true,
  underFormCheck: true,
  correctionRequested: true,
  formPassed: true,
  formRejected: true,
  unmatched: true,
  scored: true,
};

/** What somebody sees of a bid (知悉范围). */
export type BidSight = "none" | "whole" | "forReview" | "outcome";

const passed: readonly BidState[] = ["formPassed", "scored"];

/**
 * The matrix of guide.md 3.7 for one bid: before the opening nobody but the team learns that it exists
 * (guide 0.1, 1); afterwards the bureau sees it whole, assigned experts see what they judge.
 */
export function sightOfBid(subject: Pick<BidSubject, "status" | "isShortlisted">, held: readonly Relation[]): BidSight {
  if (held.includes("team")) return "whole";
  if (!isOpened[subject.status]) return "none";
  if (held.includes("memberUnit")) return "outcome";
  if (held.some((relation) => (["officer", "secondOfficer", "leader", "supervisor"] as Relation[]).includes(relation))) return "whole";
  if (held.includes("expert")) return "forReview";
  // Those that were put before it: every one that passed the form check where 对接 comes first, else some of the ranking.
  if ((held.includes("owner") || held.includes("coOwner")) && passed.includes(subject.status) && subject.isShortlisted) return "forReview";
  return "none";
}

/**
 * Whether a reader opens the bid by a duty that a conflict would end. Whoever does says before whether there is one: names come
 * first, contents after (guide 1.3 stage 7, 3.4). Of a bid that could not be read there is nothing to keep back.
 */
export function readsByDuty(held: readonly Relation[], status: BidState | null = null): boolean {
  const isRead = status === null || !([...resupplyStates, ...unreadStates] as readonly BidState[]).includes(status);
  return isRead && !held.includes("team") && held.some((relation) => (judgingRoles as readonly Relation[]).includes(relation));
}

export function bidRelations(actor: Actor, subject: BidSubject): Relation[] {
  const held = staffRelations(actor, subject.roundId, subject.challengeId);
  const isIn = (unitId: string) => actor.units.some((unit) => unit.unitId === unitId);
  if (teamsOf(actor).includes(subject.teamId)) held.unshift("team");
  if (subject.memberUnitIds.some(isIn)) held.unshift("memberUnit");
  if (subject.coOwnerIds.some(isIn)) held.unshift("coOwner");
  if (subject.ownerUnitId !== null && isIn(subject.ownerUnitId)) held.unshift("owner");
  if (actor.expertId !== null && subject.expertIds.includes(actor.expertId)) held.unshift("expert");
  return held;
}

export const bidPolicy: NounPolicy<BidState, BidMove, BidSubject> = {
  lifecycle: bidLifecycle,
  moves,
  relationsOf: bidRelations,
  isVisible: (subject, held) => held.includes("system") || sightOfBid(subject, held) !== "none",
};
