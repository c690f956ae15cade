import { findReviewedBids, readReviewedChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { declarationRefusal } from "#app/services/kernel/declared-first.ts";
import { undecidedBids } from "#app/services/review/make-tasks.ts";

/** Who prepares a draw, who says the number, who reads it, who may know names (guide 0.1, 12 and 16; 3.7). */
export const drawRoles = {
  prepare: ["officer"],
  hold: ["witness"],
  call: ["officer", "secondOfficer"],
  act: ["officer", "secondOfficer", "witness"],
  see: ["officer", "secondOfficer", "supervisor", "witness", "system"],
  names: ["officer", "secondOfficer", "supervisor", "system"],
} as const satisfies Record<string, readonly Relation[]>;

export interface DrawPlace {
  challenge: ReviewedChallenge;
  held: readonly Relation[];
}

/** The challenge for whoever takes part in its draws; who acts in one has declared before (guide 3.4). Refusals: notFound, notAllowed, declarationDue. */
export async function drawPlaceFor(ctx: Context, reference: string, role: keyof typeof drawRoles): Promise<Result<DrawPlace>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!holds(held, role)) return refuse("notAllowed");
  const due = role === "see" ? null : await declarationRefusal(ctx, subject.id);
  if (due) return { ok: false, refusal: due };
  return ok({ challenge: await readReviewedChallenge(subject.id), held });
}

/** The same for an item and others with it, each once. Refusals: those of `drawPlaceFor`; notFound for an item of another round. */
export async function placesFor(ctx: Context, reference: string, also: readonly string[], role: keyof typeof drawRoles): Promise<Result<DrawPlace[]>> {
  const places: DrawPlace[] = [];
  for (const no of [reference, ...also]) {
    const place = await drawPlaceFor(ctx, no, role);
    if (!place.ok) return place;
    if (places[0] && place.value.challenge.roundId !== places[0].challenge.roundId) return refuse("notFound");
    if (!places.some(({ challenge }) => challenge.id === place.value.challenge.id)) places.push(place.value);
  }
  // Locked in one order, whoever names them in whichever.
  return ok(places.sort((a, b) => (a.challenge.id < b.challenge.id ? -1 : 1)));
}

export function holds(held: readonly Relation[], role: keyof typeof drawRoles): boolean {
  return held.some((relation) => (drawRoles[role] as readonly Relation[]).includes(relation));
}

/** The bids that experts are drawn for: those that passed, once every other one is decided. Before closing none is read. */
export async function readDrawnFor(challenge: ReviewedChallenge): Promise<{ undecided: number; passed: ReviewedBid[] }> {
  if (!takesExperts(challenge)) return { undecided: 0, passed: [] };
  const bids = await findReviewedBids(challenge.id);
  return { undecided: undecidedBids(bids), passed: bids.filter((bid) => bid.status === "formPassed" && bid.reviewStage === challenge.reviewStage && bid.missedStage === null) };
}
