import type { StaffRole } from "#app/domain/policy/actor.ts";

/** Duties that every round needs (guide 0.1, 17), in the order of the page 人员与分工. */
export const requiredDuties = ["officer", "secondOfficer", "witness", "systemAdmin", "supervisor"] as const satisfies readonly StaffRole[];

/** The rest: a leader may sign on paper; in the least staffing 复核 also holds 安全管理员 and 监督 also 审计管理员. */
export const furtherDuties = ["leader", "securityAdmin", "auditAdmin"] as const satisfies readonly StaffRole[];

/** What cannot be done while a duty is empty; the words stand in the messages. */
export const blockedWork = {
  officer: ["prepareRound", "formCheck", "assignExperts"],
  secondOfficer: ["publishRound", "openBids", "confirmRanking"],
  witness: ["witnessOpening", "drawExperts"],
  systemAdmin: ["inviteStaff", "proposeDuties"],
  supervisor: ["superviseRound", "investigateObjections"],
  leader: ["decideOnline"],
  securityAdmin: ["confirmDuties"],
  auditAdmin: ["exportLog"],
} as const satisfies Record<StaffRole, readonly string[]>;

export type BlockedWork = (typeof blockedWork)[StaffRole][number];

/** One duty of a round: who holds it, and what waits while nobody does. `paper`: a signed paper replaces the person. */
export interface Duty {
  role: StaffRole;
  holders: readonly string[];
  missing: "no" | "stops" | "paper";
  blocks: readonly BlockedWork[];
}

export interface Holder {
  personId: string;
  role: StaffRole;
}

/** The page 人员与分工 as data. */
export function staffingOf(holders: readonly Holder[]): Duty[] {
  return [...requiredDuties, ...furtherDuties].map((role) => {
    const held = [...new Set(holders.filter((holder) => holder.role === role).map((holder) => holder.personId))];
    if (held.length > 0) return { role, holders: held, missing: "no", blocks: [] };
    return { role, holders: [], missing: role === "leader" ? "paper" : "stops", blocks: blockedWork[role] };
  });
}

/** The required duties that nobody holds: a round cannot run to its end without them. */
export function missingDuties(holders: readonly Holder[]): StaffRole[] {
  return requiredDuties.filter((role) => !holders.some((holder) => holder.role === role));
}
