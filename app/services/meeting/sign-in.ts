import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findSlots, type StoredSlot, writeOutcome } from "#app/db/defence.ts";
import { findMeeting, findSignIns, insertSignIn, type StoredMeeting, type StoredSignIn } from "#app/db/meeting.ts";
import { lockChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isDayOf, sessionNumberOf } from "#app/domain/review/defence/attendance.ts";
import { type DefenceSignIn, defenceSignIn } from "#app/domain/review/defence/schema.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { paperSlip } from "#app/services/kernel/paper.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { type MeetingPanel, meetingPlaceFor, readPanel } from "./meeting-place.ts";

interface Held {
  tx: Transaction;
  challenge: ReviewedChallenge;
  meeting: StoredMeeting;
  isDefence: boolean;
  /** Of a defence; a panel has none. */
  slots: StoredSlot[];
  panel: MeetingPanel;
}

/** Works on the meeting of the present stage, under the challenge's lock. Refusals: notFound, notAllowed, stageNotReached, wrongState, orderNotDrawn (a defence), meetingNotArranged. */
async function atMeeting<T>(ctx: Context, reference: string, work: (held: Held) => Promise<Result<T>>): Promise<Result<T>> {
  const place = await meetingPlaceFor(ctx, reference, "record", ["panel", "defence"]);
  if (!place.ok) return place;
  const isDefence = place.value.ground.rules.stage.kind === "defence";
  return inTransaction(async (tx) => {
    const challenge = await lockChallenge(tx, place.value.challenge.id, "update");
    if (challenge.status !== "inReview") return refuse("wrongState", { facts: { state: challenge.status } });
    const meeting = await findMeeting(challenge.id, challenge.reviewStage, tx);
    const slots = meeting && isDefence ? await findSlots(meeting.id, tx) : [];
    if (isDefence && slots.length === 0) return refuse("orderNotDrawn");
    if (!meeting) return refuse("meetingNotArranged");
    return work({ tx, challenge, meeting, isDefence, slots, panel: await readPanel(challenge, meeting, tx) });
  });
}

/**
 * 签到: experts, or at a defence members of a team, signed in to one session of the meeting, from its day on, at the clock's time; from a paper list
 * with the digest of its scan (线下). Who signed in already is left as it is; a team that is there is no longer absent. Refusals: those of
 * `atMeeting`, defenceNotBegun (`at`), invalidInput (an expert, a bid or a session that is not here), alreadyDone (nobody new, or the
 * team was recorded as absent).
 */
export async function signInAtMeeting(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ count: number }>> {
  const input = defenceSignIn.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  return atMeeting(ctx, reference, async (held) => {
    const { tx, challenge, meeting, isDefence } = held;
    const coming = whoComes(held, input.data, await findSignIns(meeting.id, tx));
    if (!coming.ok) return coming;
    const { experts, slot, members, sessionNumber } = coming.value;
    const startsAt = sessionsOf(meeting)[sessionNumber - 1]?.startsAt ?? meeting.startsAt;
    if (!isDayOf(startsAt, ctx.now)) return refuse("defenceNotBegun", { facts: { at: startsAt } });
    const count = experts.length + members.length;
    if (count === 0) return refuse("alreadyDone");
    const { scan } = input.data;
    const common = { sessionNumber, scan: scan || null, recordedBy: ctx.actor.personId };
    for (const { expertId, name } of experts) await insertSignIn(tx, meeting.id, { expertId, bidId: null, name, ...common });
    if (slot) for (const name of members) await insertSignIn(tx, meeting.id, { expertId: null, bidId: slot.bidId, name, ...common });
    if (slot && members.length > 0) await writeOutcome(tx, meeting.id, slot.bidId, "present", "", ctx.actor.personId);
    await appendEvent(tx, "challenge", challenge.id, isDefence ? "signInAtDefence" : "signInAtMeeting", { ...actorFacts(ctx.actor), no: challenge.no, stage: meeting.stage, session: sessionNumber, experts: experts.map(({ pseudonym }) => pseudonym), ...(slot && members.length > 0 && { bid: slot.bidNo, members: members.length }), ...(scan && { offline: paperSlip(ctx.now, scan) }) }, scan ? { offline: { place: meeting.place } } : null);
    return ok({ count });
  });
}

interface Coming {
  sessionNumber: number;
  experts: MeetingPanel;
  slot: StoredSlot | undefined;
  members: string[];
}

/** Who of a list has not signed in to the session yet. */
function whoComes({ meeting, slots, panel }: Held, { experts, session: asked, bid, names }: DefenceSignIn, known: readonly StoredSignIn[]): Result<Coming> {
  const slot = slots.find(({ code, bidNo }) => code === bid || bidNo === bid);
  if (names !== "" && !slot) return refuse("invalidInput", { fields: [{ path: "bid", message: "unknownBid" }] });
  const sessionNumber = slot && names !== "" ? sessionNumberOf(slot.startsAt, meeting) : asked;
  if (sessionNumber > sessionsOf(meeting).length) return refuse("invalidInput", { fields: [{ path: "session", message: "unknownSession" }] });
  const people = experts.map((no) => panel.find((one) => one.no === no));
  if (people.includes(undefined)) return refuse("invalidInput", { fields: [{ path: "experts", message: "unknownExpert" }] });
  const fresh = people.flatMap((one) => (one && !known.some((before) => before.expertId === one.expertId && before.sessionNumber === sessionNumber) ? [one] : []));
  const members = names.split(/[、,，;；\s]+/).filter((name) => name !== "" && !known.some((one) => one.bidId === slot?.bidId && one.name === name));
  return members.length > 0 && slot?.outcome === "absent" ? refuse("alreadyDone") : ok({ sessionNumber, experts: fresh, slot, members });
}
