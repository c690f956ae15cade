import { type DemandMove, type DemandState, demandLifecycle } from "#app/domain/demand/lifecycle.ts";
import type { Actor } from "./actor.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { staffRelations } from "./round.ts";

/** What the policy needs to know of a demand and its call. Instants as ISO. */
export interface DemandSubject {
  id: string;
  no: string;
  status: DemandState;
  version: number;
  callId: string;
  roundId: string;
  /** The firm's unit; null while an officer has entered it from paper and nobody has taken it over. */
  unitId: string | null;
  /** 联合需求单位 that have an account. */
  coUnitIds: string[];
  recommenderUnitId: string | null;
  isFromPaper: boolean;
  closesAt: string | null;
  /** Whether a challenge made from it is under way or decided. */
  hasLiveChallenge: boolean;
}

const isOwner = (subject: DemandSubject, actor: Actor) => subject.unitId !== null && actor.units.some((unit) => unit.unitId === subject.unitId);

/** The bureau writes for a firm only what came on paper and nobody has taken over. */
const notOnPaper: Guard<DemandSubject> = (subject, actor) => (actor.system || isOwner(subject, actor) || (subject.isFromPaper && subject.unitId === null) ? null : "notAllowed");

/** 逾期: what came in on paper in time may be entered later, what was returned may be corrected later. */
const afterCall: Guard<DemandSubject> = ({ status, isFromPaper, closesAt }, _actor, now) =>
  status === "draft" && !isFromPaper && closesAt !== null && Date.parse(now) >= Date.parse(closesAt) ? "deadlinePassed" : null;

/** A county body returns only what waits for its own recommendation. */
const notItsTurn: Guard<DemandSubject> = (subject, actor) => {
  const isBureau = staffRelations(actor, subject.roundId).some((relation) => relation === "officer" || relation === "system");
  return isBureau || subject.status === "underRecommendation" ? null : "stageNotReached";
};

const challengeRunning: Guard<DemandSubject> = ({ hasLiveChallenge }) => (hasLiveChallenge ? "challengeRunning" : null);

const moves: MovePolicy<DemandMove, DemandSubject> = {
  submit: { who: ["owner", "officer", "system"], unless: [notOnPaper, afterCall], offline: [] },
  recommend: { who: ["recommender"], offline: ["officer"] },
  return: { who: ["officer", "recommender"], unless: [notItsTurn], offline: ["officer"], reason: true },
  startVetting: { who: ["officer", "system"], offline: ["officer"] },
  conclude: { who: ["officer"], offline: [] },
  shelve: { who: ["officer"], unless: [challengeRunning], offline: ["officer"], reason: true },
  revisit: { who: ["officer"], offline: ["officer"], reason: true },
  merge: { who: ["officer"], offline: ["officer"], reason: true },
  split: { who: ["officer"], offline: ["officer"], reason: true },
  withdraw: { who: ["owner", "officer"], unless: [notOnPaper], offline: ["officer"], reason: true },
};

export function demandRelations(actor: Actor, subject: DemandSubject): Relation[] {
  const held = staffRelations(actor, subject.roundId);
  if (subject.recommenderUnitId !== null && actor.units.some((unit) => unit.unitId === subject.recommenderUnitId)) held.unshift("recommender");
  if (actor.units.some(({ unitId }) => subject.coUnitIds.includes(unitId))) held.unshift("coOwner");
  if (isOwner(subject, actor)) held.unshift("owner");
  return held;
}

const bureau: readonly Relation[] = ["officer", "secondOfficer", "leader", "supervisor", "system"];

/** A firm's draft is the firm's alone; a county body sees what came to it. */
export const demandPolicy: NounPolicy<DemandState, DemandMove, DemandSubject> = {
  lifecycle: demandLifecycle,
  moves,
  relationsOf: demandRelations,
  isVisible: (subject, held) => {
    if (held.includes("owner") || held.includes("coOwner")) return true;
    const isDraft = subject.status === "draft" && !(subject.isFromPaper && subject.unitId === null);
    if (isDraft) return held.includes("system");
    return held.some((relation) => bureau.includes(relation)) || (held.includes("recommender") && subject.status !== "draft");
  },
};
