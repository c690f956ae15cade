import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { type Actor, holdsRole } from "./actor.ts";

/** What may be done about a unit and its people. */
export const unitActions = ["view", "register", "requestToJoin", "inviteMember", "decideJoin", "resetMember", "removeMember", "contest", "decideClaim", "editProfile", "declare", "bar"] as const;

export type UnitAction = (typeof unitActions)[number];

export type UnitRelation = "signedIn" | "member" | "administrator" | "systemAdmin" | "officer";

/** One row per action: which relations to *this* unit allow it. The bureau helps units whose administrator left. */
const who: Readonly<Record<UnitAction, readonly UnitRelation[]>> = {
  view: ["member", "systemAdmin", "officer"],
  register: ["signedIn"],
  requestToJoin: ["signedIn"],
  inviteMember: ["administrator", "systemAdmin"],
  decideJoin: ["administrator", "systemAdmin"],
  resetMember: ["administrator", "systemAdmin"],
  removeMember: ["administrator", "systemAdmin"],
  contest: ["signedIn"],
  decideClaim: ["officer"],
  editProfile: ["administrator"],
  declare: ["administrator", "officer"],
  bar: ["officer"],
};

/** Relations of an actor to a unit; `unitId` null: a unit that is yet to be registered. */
export function unitRelations(actor: Actor, unitId: string | null): UnitRelation[] {
  const membership = actor.units.find((unit) => unit.unitId === unitId);
  const held: UnitRelation[] = [];
  if (actor.personId !== null) held.push("signedIn");
  if (membership) held.push("member");
  if (membership?.administrator) held.push("administrator");
  if (holdsRole(actor, "systemAdmin", null)) held.push("systemAdmin");
  // A unit belongs to no round: whoever handles one handles it.
  if (actor.roles.some(({ role }) => role === "officer" || role === "secondOfficer")) held.push("officer");
  return held;
}

/** Why the actor may not do this to the unit, or null. To strangers a unit does not exist. */
export function unitRefusal(actor: Actor, action: UnitAction, unitId: string | null): RefusalCode | null {
  if (actor.system) return null;
  const held = unitRelations(actor, unitId);
  if (!held.includes("signedIn")) return "signInNeeded";
  if (who[action].some((relation) => held.includes(relation))) return null;
  return who.view.some((relation) => held.includes(relation)) ? "notAllowed" : "notFound";
}
