import type { Actor } from "./actor.ts";
import type { Noun } from "./nouns.ts";
import type { Relation } from "./policy.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";

/** Who may bring an object of each noun into being; relations to the round, the challenge or the bid it belongs to. */
export const births: Readonly<Record<Noun, readonly Relation[]>> = {
  round: ["officer"],
  challenge: ["officer"],
  bid: ["team"],
  reviewAssignment: ["officer"],
  shortlist: ["officer"],
  // Comes with the challenge's decision.
  award: ["leader"],
  notice: ["officer"],
  objection: ["public", "officer"],
  ticket: ["team"],
  // "team" is any unit but the owner; an officer enters what was asked by telephone or on paper.
  question: ["team", "officer"],
  // A firm begins its own, an officer enters what came on paper.
  demand: ["owner", "officer"],
  takedown: ["officer", "secondOfficer"],
};

/** Why the actor may not create one, or null. */
export function birthRefusal(noun: Noun, actor: Actor, held: readonly Relation[]): Refusal | null {
  if (!actor.system && actor.personId === null && !births[noun].includes("public")) return { code: "signInNeeded" };
  return births[noun].some((relation) => held.includes(relation)) ? null : { code: "notAllowed" };
}
