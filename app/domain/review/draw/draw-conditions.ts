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

/** What somebody of the kind must be to be drawn, in the order in which it is told whom each costs. */
export const drawSteps = ["field", "title", "free", "staff", "turns", "conflict", "asked", "rotation"] as const;
export type DrawStep = (typeof drawSteps)[number];

/** 候选人数 of one list of one item: of the kind, what each condition takes away, who is left. */
export interface DrawFunnel {
  kind: ExpertKind;
  places: number;
  leastOutside: number;
  ofKind: number;
  lost: Record<DrawStep, number>;
  left: number;
  outside: number;
}

/** The same for every item that is drawn for at once. */
export interface DrawPreview {
  items: { no: string; title: string; funnels: DrawFunnel[] }[];
}
