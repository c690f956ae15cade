import type { Relation } from "#app/domain/policy/policy.ts";

/**
 * Who may read who asked for a sample and who registered for the visit. Both tell who is interested, so it is the officer who sends
 * and receives them, and the supervisor; not the second officer, the leader, the witness nor the owner, at whose works the visit is.
 */
export function seesInterested(held: readonly Relation[]): boolean {
  return held.includes("officer") || held.includes("supervisor");
}
