import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findMeeting, findSignIns, writeMeeting, writeMinutes } from "#app/db/meeting.ts";
import { lockChallenge } from "#app/db/review.ts";
import { appointmentProblem } from "#app/domain/kernel/working-days.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { awayObstacle, seatsObstacle } from "#app/domain/review/defence/timetable.ts";
import { meetingMinutes, meetingSettings } from "#app/domain/review/meeting/schema.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { heardBids, meetingPlaceFor, readPanel } from "./meeting-place.ts";
import { tellPanel } from "./tell-panel.ts";

/**
 * 安排会评会议: place and time, told to the experts; arranged anew until somebody has signed in. One that was already held is entered
 * afterwards, with the signed list. Refusals: notFound, notAllowed, stageNotReached, wrongState, alreadyDone (somebody signed in),
 * timetableImpossible (an expert who is away, a bid that too few may judge), invalidInput.
 */
export async function arrangeMeeting(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ startsAt: string }>> {
  const place = await meetingPlaceFor(ctx, reference, "arrange", ["panel"]);
  if (!place.ok) return place;
  const input = meetingSettings.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { onDayOff, ...settings } = input.data;
  const dayOff = appointmentProblem(settings.startsAt, onDayOff);
  if (dayOff) return refuse("invalidInput", { fields: [{ path: "startsAt", message: dayOff }] });
  return inTransaction(async (tx): Promise<Result<{ startsAt: string }>> => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const before = await findMeeting(challenge.id, challenge.reviewStage, tx);
    if (before && (await findSignIns(before.id, tx)).length > 0) return refuse("alreadyDone");
    const panel = await readPanel(challenge, { ...settings, further: [] }, tx);
    const codes = (await heardBids(challenge, tx)).map(({ reviewCode, no }) => reviewCode ?? no);
    const obstacle = awayObstacle(panel) ?? seatsObstacle(codes, panel, place.value.ground.rules.leastValidScores);
    if (obstacle) return { ok: false, refusal: obstacle };
    const id = await writeMeeting(tx, { challengeId: challenge.id, stage: challenge.reviewStage, ...settings, preparedBy: ctx.actor.personId });
    await appendEvent(tx, "challenge", challenge.id, "arrangeMeeting", { ...actorFacts(ctx.actor), no: challenge.no, stage: challenge.reviewStage, startsAt: settings.startsAt }, { place: settings.place });
    if (settings.startsAt > new Date(ctx.now).toISOString()) await tellPanel(tx, challenge, { id, ...settings }, "meetingSet");
    return ok({ startsAt: settings.startsAt });
  });
}

/**
 * 会议记录 of a 会评: written and corrected until the result is decided; the log keeps each text. Refusals: notFound, notAllowed,
 * stageNotReached, wrongState (decided), meetingNotArranged, meetingNotBegun (`at`), invalidInput.
 */
export async function keepMinutes(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ stage: number }>> {
  const place = await meetingPlaceFor(ctx, reference, "record", ["panel"]);
  if (!place.ok) return place;
  const input = meetingMinutes.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return inTransaction(async (tx): Promise<Result<{ stage: number }>> => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (!["inReview", "ranked"].includes(challenge.status)) return refuse("wrongState", { facts: { state: challenge.status } });
    const meeting = await findMeeting(challenge.id, challenge.reviewStage, tx);
    if (!meeting) return refuse("meetingNotArranged");
    if (meeting.startsAt > new Date(ctx.now).toISOString()) return refuse("meetingNotBegun", { facts: { at: meeting.startsAt } });
    await writeMinutes(tx, meeting.id, input.data);
    await appendEvent(tx, "challenge", challenge.id, "keepMinutes", { ...actorFacts(ctx.actor), no: challenge.no, stage: meeting.stage }, { ...input.data });
    return ok({ stage: meeting.stage });
  });
}
