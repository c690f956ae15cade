import { type Actor, holdsRole } from "#app/domain/policy/actor.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/** The last check of the whole log (核验): when, and what was wrong. */
export interface Verification {
  at: string;
  problem: "brokenLink" | "gap" | "malformed" | null;
}

/**
 * An event of the log without persons: `actor` is a pseudonym that is the same for the same person. Neither number nor
 * hash: they count and bind events of sealed bids, of which nobody may learn before the opening (guide.md 0.1, 1).
 */
export interface AuditLine {
  at: string;
  noun: string;
  event: string;
  /** Public number of the object, where it has one. */
  no: string | null;
  actor: string | null;
  by: "system" | "public" | "person";
  /** Under which relation to the object (身份); null: from before it was recorded, or no move. */
  role: Relation | null;
  isOffline: boolean;
}

export interface AuditView {
  last: Verification | null;
  lines: AuditLine[];
}

/** Who checks the log and reads it: 审计管理员 and 监督, for the installation as a whole. */
export function mayReadLog(actor: Actor): boolean {
  return actor.system || holdsRole(actor, "auditAdmin", null) || holdsRole(actor, "supervisor", null);
}
