import { type RoundMove, type RoundState, roundLifecycle } from "#app/domain/round/lifecycle.ts";
import { type Actor, holdsRole, judgingRoles, staffRoles } from "./actor.ts";
import type { MovePolicy, NounPolicy, Relation } from "./policy.ts";

/** What the policy needs to know of a round. */
export interface RoundSubject {
  id: string;
  status: RoundState;
  version: number;
  isRehearsal: boolean;
  createdBy: string | null;
}

/**
 * The duties that an actor holds for a round, as relations. Every noun of a round starts from these; for what belongs to one
 * challenge they end where the actor has a conflict with it (回避).
 */
export function staffRelations(actor: Actor, roundId: string, challengeId: string | null = null): Relation[] {
  const isClosed = challengeId !== null && actor.closedItems.includes(challengeId);
  const held: Relation[] = staffRoles.filter((role) => holdsRole(actor, role, roundId) && !(isClosed && judgingRoles.includes(role)));
  if (actor.system) held.push("system");
  if (actor.counterpartOf === roundId) held.push("counterpart");
  return [...held, "public"];
}

/** What is public is everybody's; in a rehearsal (演练) it is only who has a part in it, as anybody else's duty would show it. */
export function isSeen(isPublic: boolean, { isRehearsal }: { isRehearsal: boolean }, held: readonly Relation[]): boolean {
  return isPublic && (!isRehearsal || held.some((relation) => relation !== "public"));
}

/** Guard: the person who prepared it does not approve it (第二人复核). */
export const preparedBySelf = (subject: { createdBy: string | null }, actor: Actor) =>
  actor.personId !== null && subject.createdBy === actor.personId ? ("samePerson" as const) : null;

const moves: MovePolicy<RoundMove, RoundSubject> = {
  publish: { who: ["secondOfficer"], unless: [preparedBySelf], offline: ["officer"], secondFactor: true },
  suspend: { who: ["officer", "secondOfficer"], offline: ["officer"], reason: true },
  resume: { who: ["secondOfficer"], offline: ["officer"], reason: true },
  cancel: { who: ["secondOfficer"], offline: ["officer"], secondFactor: true, reason: true },
  close: { who: ["officer"], offline: ["officer"] },
};

/** A round is seen by the public from its publication on, before that by the bureau alone. */
const seenByPublic: Readonly<Record<RoundState, boolean>> = { draft: false, published: true, suspended: true, cancelled: true, closed: true };

export const roundPolicy: NounPolicy<RoundState, RoundMove, RoundSubject> = {
  lifecycle: roundLifecycle,
  moves,
  relationsOf: (actor, subject) => staffRelations(actor, subject.id),
  isVisible: (subject, held) => isSeen(seenByPublic[subject.status], subject, held) || held.some((relation) => relation !== "public"),
};
