import type { Actor, StaffRole } from "#app/domain/policy/actor.ts";

/** 专家类别 */
export type ExpertKind = "technical" | "financial" | "management" | "investment";

/** A row of the pool (专家库). */
export interface ExpertRow {
  no: string;
  name: string;
  unitName: string;
  kind: ExpertKind;
  title: string;
  fields: string[];
  local: boolean;
}

/** What may exclude an expert: a past unit, joint work with or advising of a person. `until`: the last day that counts, ISO. */
export interface ExpertLink {
  kind: string;
  unitName: string | null;
  personCode: string | null;
  detail: string | null;
  until: string | null;
}

/** An expert with what may exclude them. */
export interface ExpertView extends ExpertRow {
  unitUscc: string;
  links: ExpertLink[];
}

/** Who an expert is, is known to those who run a round, who supervise and who keep the accounts (guide.md 3.7). */
const knowing: readonly StaffRole[] = ["officer", "secondOfficer", "supervisor", "systemAdmin"];

/** Whether the actor may know the whole pool; everybody may know themselves. */
export function knowsExperts(actor: Actor): boolean {
  return actor.system || actor.roles.some(({ role }) => knowing.includes(role));
}
