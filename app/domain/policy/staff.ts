import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { type Actor, holdsRole, type StaffRole } from "./actor.ts";

/** What may be done about people and their duties. */
export const staffActions = [
  "viewPeople",
  "viewStaffing",
  "addPerson",
  "issueActivation",
  "issueCard",
  "disablePerson",
  "proposeDuty",
  "confirmDuty",
  "revokeDuty",
] as const;

export type StaffAction = (typeof staffActions)[number];

interface StaffRow {
  who: readonly StaffRole[];
  /** Asks for a fresh second factor: these change who has power. */
  secondFactor?: true;
}

/**
 * One row per action. Two people change a duty: one proposes, 安全管理员 confirms; taking power away needs one.
 * Passwords are renewed by one administrator and cards by another: neither alone can enter as somebody else.
 * An officer proposes for the own round only, see `staffRefusal`.
 */
const rows: Readonly<Record<StaffAction, StaffRow>> = {
  viewPeople: { who: ["systemAdmin", "securityAdmin", "supervisor", "auditAdmin"] },
  viewStaffing: { who: ["officer", "secondOfficer", "leader", "witness", "supervisor", "systemAdmin", "securityAdmin", "auditAdmin"] },
  addPerson: { who: ["systemAdmin"] },
  issueActivation: { who: ["systemAdmin"], secondFactor: true },
  issueCard: { who: ["securityAdmin"], secondFactor: true },
  disablePerson: { who: ["systemAdmin", "securityAdmin"], secondFactor: true },
  proposeDuty: { who: ["systemAdmin", "officer"] },
  confirmDuty: { who: ["securityAdmin"], secondFactor: true },
  revokeDuty: { who: ["systemAdmin", "securityAdmin"] },
};

/** Why the actor may not do this, or null. `roundId`: the scope of the duty concerned; null is all rounds. */
export function staffRefusal(actor: Actor, action: StaffAction, roundId: string | null): RefusalCode | null {
  if (actor.system) return null;
  if (actor.personId === null) return "signInNeeded";
  if (!rows[action].who.some((role) => holdsRole(actor, role, roundId))) return "notAllowed";
  return rows[action].secondFactor && !actor.secondFactorFresh ? "secondFactorNeeded" : null;
}

/** Whether this person signs in with a second factor (trust.md section 7): every duty, and every expert. */
export function needsSecondFactor(person: { roles: readonly unknown[]; expertId: string | null }): boolean {
  return person.roles.length > 0 || person.expertId !== null;
}
