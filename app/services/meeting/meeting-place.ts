import { findMeetingPanel } from "#app/db/meeting.ts";
import type { Transaction } from "#app/db/client.ts";
import { findReviewedBids, readReviewedChallenge, type ReviewedBid, type ReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { bidsOfStage } from "#app/services/challenge/stage-file.ts";
import type { DefenceSettings } from "#app/domain/review/defence/schema.ts";
import type { StageKind } from "#app/domain/review/stage-kinds.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround, type ReviewGround } from "#app/services/review/review-ground.ts";

/** Who arranges a meeting and keeps its list, who says the number, who reads it, who may know names (guide 0.1, 16; 3.7). */
export const meetingRoles = {
  arrange: ["officer"],
  draw: ["witness"],
  record: ["officer", "secondOfficer"],
  see: ["officer", "secondOfficer", "supervisor", "witness", "system"],
  names: ["officer", "secondOfficer", "supervisor", "system"],
} as const satisfies Record<string, readonly Relation[]>;

export interface MeetingPlace {
  challenge: ReviewedChallenge;
  ground: ReviewGround;
  held: readonly Relation[];
}

export function holds(held: readonly Relation[], role: keyof typeof meetingRoles): boolean {
  return held.some((relation) => (meetingRoles[role] as readonly Relation[]).includes(relation));
}

/** The item for whoever has this part in the meeting of its present stage. Refusals: notFound, notAllowed, stageNotReached (no such meeting in this stage). */
export async function meetingPlaceFor(ctx: Context, reference: string, role: keyof typeof meetingRoles, kinds: readonly StageKind[]): Promise<Result<MeetingPlace>> {
  const subject = await findSubject("challenge", reference);
  const held = subject ? challengePolicy.relationsOf(ctx.actor, subject) : [];
  if (!subject || !challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!holds(held, role)) return refuse("notAllowed");
  const challenge = await readReviewedChallenge(subject.id);
  const ground = await readGround(challenge);
  if (!kinds.includes(ground.rules.stage.kind)) return refuse("stageNotReached", { facts: { state: challenge.status } });
  return ok({ challenge, ground, held });
}

/** The bids of the stage that the meeting hears or speaks of, by review code. */
export async function heardBids(challenge: ReviewedChallenge, tx?: Transaction): Promise<ReviewedBid[]> {
  const bids = await findReviewedBids(challenge.id, tx);
  return ["inReview", "ranked", "decided"].includes(challenge.status) ? bidsOfStage(bids.map((bid) => (bid.status === "scored" ? { ...bid, status: "formPassed" as const } : bid)), challenge.reviewStage) : [];
}

/** The days in Beijing on which it is held. */
export function daysOf(settings: Pick<DefenceSettings, "startsAt" | "endsAt" | "further">): string[] {
  return [...new Set(sessionsOf(settings).map(({ startsAt }) => dayOf(startsAt)))];
}

export type MeetingPanel = Awaited<ReturnType<typeof findMeetingPanel>>;

/** The experts of the present stage, as they come to this meeting. */
export async function readPanel(challenge: ReviewedChallenge, meeting: Pick<DefenceSettings, "startsAt" | "endsAt" | "further"> | null, tx?: Transaction): Promise<MeetingPanel> {
  return findMeetingPanel(challenge.id, challenge.reviewStage, meeting ? daysOf(meeting) : [], tx);
}
