import type { ExpertKind } from "#app/domain/review/view.ts";

/** The reason of a draw that the system prepared, because an expert stepped out and no reserve was left: a code, not somebody's words. */
export const lateConflictReason = "lateConflict";

/** Reserves are twice the places (guide 3.6). */
export function reservesFor(places: number): number {
  return 2 * places;
}

/** What a form proposes: one financial expert (guide 3.2), the rest technical, a third from outside the city (guide 3.6). */
export function proposedConditions(expertsPerBid: number): Record<ExpertKind, { places: number; leastOutside: number }> {
  const technical = Math.max(1, expertsPerBid - 1);
  const none = { places: 0, leastOutside: 0 };
  return { technical: { places: technical, leastOutside: Math.ceil(technical / 3) }, financial: { places: expertsPerBid > 1 ? 1 : 0, leastOutside: 0 }, management: none, investment: none };
}
