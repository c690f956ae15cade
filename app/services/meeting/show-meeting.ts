import { findMeeting, findSignIns, type StoredMeeting, type StoredSignIn } from "#app/db/meeting.ts";
import { findChair } from "#app/db/panel.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import { teamAsSeen } from "#app/domain/review/blind.ts";
import { isDayOf } from "#app/domain/review/defence/attendance.ts";
import { presentFor } from "#app/domain/review/meeting/quorum.ts";
import type { ExpertMeeting, MeetingHead, MeetingRecord, MeetingView, StaffMeeting } from "#app/domain/review/meeting/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { lastPanelStage } from "#app/domain/review/stages.ts";
import { readGround, type ReviewGround } from "#app/services/review/review-ground.ts";
import { holds, type MeetingPanel, readPanel } from "./meeting-place.ts";

/**
 * 会评会议 of the present stage, else of the last one that had it, as the reader may see it: who runs the review and the supervisor
 * everything, an expert of it place, time and for which bids to leave. Refusal: notFound for everybody else and where there was no 会评.
 */
export async function showMeeting(ctx: Context, reference: string): Promise<Result<MeetingView>> {
  const seen = await seeMeeting(ctx, reference);
  return seen.ok ? ok(seen.value.view) : seen;
}

/** The same with the rules of its stage. */
async function seeMeeting(ctx: Context, reference: string): Promise<Result<{ view: MeetingView; rules: ReviewGround["rules"] }>> {
  const subject = await findSubject("challenge", reference);
  if (!subject || ctx.actor.personId === null) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  const present = await readReviewedChallenge(subject.id);
  const number = lastPanelStage((await readGround(present)).rules, present.reviewStage);
  if (number === 0 || !["inReview", "ranked", "decided"].includes(present.status)) return refuse("notFound");
  const challenge = { ...present, reviewStage: number };
  const { rules } = await readGround(challenge);
  const meeting = await findMeeting(challenge.id, challenge.reviewStage);
  const [panel, signIns] = await Promise.all([readPanel(challenge, meeting), meeting ? findSignIns(meeting.id) : []]);
  const { no, title, status } = challenge;
  const head: MeetingHead = { challenge: { no, title, status }, stage: challenge.reviewStage, meeting: meeting && { place: meeting.place, startsAt: meeting.startsAt, endsAt: meeting.endsAt } };
  if (!challengePolicy.isVisible(subject, held, ctx.now) || !holds(held, "names")) {
    const own = forExpert(ctx, head, panel, signIns);
    return own.ok ? ok({ view: own.value, rules }) : own;
  }
  const isPresent = number === present.reviewStage;
  const isOpen = isPresent && status === "inReview";
  const view: StaffMeeting = {
    sight: "staff",
    ...head,
    ...(await whoAndWhat(challenge.id, challenge.reviewStage, panel, signIns)),
    least: rules.leastValidScores,
    minutes: meeting?.minutes ?? null,
    isOpen: isBegun(meeting, ctx.now),
    may: { arrange: isOpen && holds(held, "arrange") && signIns.length === 0, record: (isOpen || (isPresent && status === "ranked")) && holds(held, "record") && meeting !== null },
  };
  return ok({ view, rules });
}

function isBegun(meeting: StoredMeeting | null, now: string): boolean {
  return meeting !== null && isDayOf(meeting.startsAt, now);
}

async function whoAndWhat(challengeId: string, stage: number, panel: MeetingPanel, signIns: readonly StoredSignIn[]) {
  const [bids, chair] = await Promise.all([findJudgedBids(challengeId, stage), findChair(challengeId)]);
  return {
    experts: panel.map(({ expertId, no, name, leavesFor }) => {
      const own = signIns.find((one) => one.expertId === expertId);
      return { no, name, leavesFor, isChair: chair?.expertId === expertId, signIn: own ? { signedAt: own.signedAt, isPaper: own.scan !== null } : null };
    }),
    bids: bids.map(({ reviewCode, unitName }) => ({ code: reviewCode, unitName, present: presentFor({ code: reviewCode, session: 1 }, panel, signIns).length })),
  };
}

function forExpert(ctx: Context, head: MeetingHead, panel: MeetingPanel, signIns: readonly StoredSignIn[]): Result<ExpertMeeting> {
  const own = panel.find(({ expertId }) => expertId === ctx.actor.expertId);
  return own ? ok({ sight: "expert", ...head, leavesFor: own.leavesFor, signedAt: signIns.find(({ expertId }) => expertId === own.expertId)?.signedAt ?? null }) : refuse("notFound");
}

/** 会议记录 to be printed and signed, for who may see the meeting as the bureau does; teams by the round's blind mode. Refusal: notFound. */
export async function readMeetingRecord(ctx: Context, reference: string): Promise<Result<MeetingRecord>> {
  const seen = await seeMeeting(ctx, reference);
  if (!seen.ok) return seen;
  const { view, rules } = seen.value;
  if (view.sight !== "staff" || !view.meeting) return refuse("notFound");
  const { challenge, stage, meeting, experts, bids, least, minutes } = view;
  // The experts sign it.
  return ok({ challenge, stage, meeting, experts, least, minutes, at: ctx.now, bids: bids.map((bid) => teamAsSeen(bid, rules.blind, ["expert"])) });
}
