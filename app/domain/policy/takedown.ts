import { type TakedownMove, type TakedownState, takedownLifecycle } from "#app/domain/takedown/lifecycle.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { staffRelations } from "./round.ts";

/** What the policy needs to know of a takedown (紧急下架). */
export interface TakedownSubject {
  id: string;
  no: string;
  status: TakedownState;
  version: number;
  roundId: string;
  /** Where it is hidden: in a challenge, or in a notice. */
  challengeId: string | null;
  challengeNo: string | null;
  noticeId: string | null;
  /** The item that the hidden text is about: the challenge, or the one that the notice is about. */
  itemId: string | null;
  hiddenBy: string | null;
}

const hiddenBySelf: Guard<TakedownSubject> = ({ hiddenBy }, actor) => (actor.personId !== null && hiddenBy === actor.personId ? "samePerson" : null);

const moves: MovePolicy<TakedownMove, TakedownSubject> = {
  restore: { who: ["officer", "secondOfficer"], unless: [hiddenBySelf], offline: [], secondFactor: true, reason: true },
  finalise: { who: ["officer", "secondOfficer"], unless: [hiddenBySelf], offline: [], reason: true },
};

const readers: readonly Relation[] = ["officer", "secondOfficer", "supervisor", "system"];

export const takedownPolicy: NounPolicy<TakedownState, TakedownMove, TakedownSubject> = {
  lifecycle: takedownLifecycle,
  moves,
  relationsOf: (actor, subject) => staffRelations(actor, subject.roundId, subject.itemId),
  isVisible: (_subject, held) => held.some((relation) => readers.includes(relation)),
};
