import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { type TicketMove, type TicketState, ticketLifecycle } from "#app/domain/ticket/lifecycle.ts";
import { type Actor, teamsOf } from "./actor.ts";
import type { Guard, MovePolicy, NounPolicy, Relation } from "./policy.ts";
import { staffRelations } from "./round.ts";

/** What the policy needs to know of a ticket and its bid. */
export interface TicketSubject {
  id: string;
  no: string;
  status: TicketState;
  version: number;
  bidId: string;
  /** The lead unit, or the contest of it that the bid waits for. */
  teamId: string;
  roundId: string;
  challengeId: string;
  challengeStatus: ChallengeState;
  /** Whether the bids of the challenge were opened. */
  isOpened: boolean;
  proposedBy: string | null;
}

/**
 * Before the closing nothing needs to be opened again; after the first opening nothing may be (guide 0.1, 3). Where nobody submitted, the
 * deadline of the whole item moves instead: a window for one alone would shut out others who were kept away.
 */
const betweenClosingAndOpening: Guard<TicketSubject> = ({ challengeStatus, isOpened }) => {
  if (challengeStatus === "open" || challengeStatus === "suspended") return "beforeDeadline";
  if (isOpened) return "openedAlready";
  if (challengeStatus === "noBid") return "extendInstead";
  return challengeStatus === "closed" ? null : "openedAlready";
};

const proposedBySelf: Guard<TicketSubject> = (subject, actor) => (actor.personId !== null && subject.proposedBy === actor.personId ? "samePerson" : null);

const moves: MovePolicy<TicketMove, TicketSubject> = {
  propose: { who: ["officer"], unless: [betweenClosingAndOpening], offline: ["officer"] },
  reopen: { who: ["secondOfficer"], unless: [betweenClosingAndOpening, proposedBySelf], offline: ["officer"], secondFactor: true },
  decline: { who: ["officer", "secondOfficer"], offline: ["officer"], reason: true },
};

function relationsOf(actor: Actor, subject: TicketSubject): Relation[] {
  const held = staffRelations(actor, subject.roundId, subject.challengeId);
  if (teamsOf(actor).includes(subject.teamId)) held.unshift("team");
  return held;
}

const readers: readonly Relation[] = ["team", "officer", "secondOfficer", "supervisor", "system"];

export const ticketPolicy: NounPolicy<TicketState, TicketMove, TicketSubject> = {
  lifecycle: ticketLifecycle,
  moves,
  relationsOf,
  isVisible: (_subject, held) => held.some((relation) => readers.includes(relation)),
};
