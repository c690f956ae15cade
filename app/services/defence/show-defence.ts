import { findDefence, findOwnSlot, findSlots, type StoredDefence } from "#app/db/defence.ts";
import { findPanelContacts, findSignIns, type StoredSignIn } from "#app/db/meeting.ts";
import { findChair } from "#app/db/panel.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { findJudgedBids } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { teamsOf } from "#app/domain/policy/actor.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { isDayOf, isDue } from "#app/domain/review/defence/attendance.ts";
import { sessionsOf } from "#app/domain/review/defence/timetable.ts";
import type { DefenceHead, DefenceView, ExpertDefence, StaffDefence } from "#app/domain/review/defence/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readGround } from "#app/services/review/review-ground.ts";
import { holds } from "#app/services/meeting/meeting-place.ts";
import { readDefence } from "./defence-place.ts";

/**
 * 答辩安排 as the reader may see it: the bureau everything (the witness no expert), an expert of it the times and for whom to leave, a
 * team its own time and nothing else. Refusal: notFound for everybody else and where there is no defence.
 */
export async function showDefence(ctx: Context, reference: string): Promise<Result<DefenceView>> {
  const subject = await findSubject("challenge", reference);
  if (!subject || ctx.actor.personId === null) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  const challenge = await readReviewedChallenge(subject.id);
  const { rules } = await readGround(challenge);
  const { no, title, status } = challenge;
  const place = { challenge: { no, title, status }, stage: challenge.reviewStage };
  const isStaff = challengePolicy.isVisible(subject, held, ctx.now) && holds(held, "see");
  if (rules.stage.kind === "defence") {
    const read = await readDefence(challenge);
    const head: DefenceHead = { ...place, session: read.session && sessionOf(read.session) };
    if (isStaff) return ok(await forStaff(ctx, challenge.id, head, read, held));
    const own = read.panel.find(({ expertId }) => expertId === ctx.actor.expertId);
    if (own) return ok(await forExpert(challenge.id, head, read.session, own));
  }
  const slot = await findOwnSlot(challenge.id, teamsOf(ctx.actor));
  if (!slot) return refuse("notFound");
  const { bidNo, place: where, position, startsAt, endsAt, talkMinutes, questionMinutes, outcome } = slot;
  return ok({ sight: "team", ...place, stage: slot.stage, bidNo, place: where, position, startsAt, endsAt, talkMinutes, questionMinutes, outcome });
}

function sessionOf({ place, startsAt, endsAt, further, talkMinutes, questionMinutes, changeMinutes, breakEvery, breakMinutes, commitment, digest, witnessNumber, record }: StoredDefence): DefenceHead["session"] {
  return { place, startsAt, endsAt, further, talkMinutes, questionMinutes, changeMinutes, breakEvery, breakMinutes, commitment, digest, witnessNumber, isDrawn: record !== null };
}

type Read = Awaited<ReturnType<typeof readDefence>>;

async function forStaff(ctx: Context, challengeId: string, head: DefenceHead, { session, panel }: Read, held: readonly Relation[]): Promise<StaffDefence> {
  const knowsNames = holds(held, "names");
  const [slots, signIns, contacts, bids] = await Promise.all([session ? findSlots(session.id) : [], session ? findSignIns(session.id) : [], session && knowsNames ? findPanelContacts(session.id) : [], findJudgedBids(challengeId, head.stage)]);
  const isOpen = head.challenge.status === "inReview";
  return {
    sight: "staff",
    ...head,
    waiting: bids.map(({ reviewCode, unitName }) => ({ code: reviewCode, unitName })),
    slots: slots.map(({ bidId, absenceAskedBy, ...slot }) => ({
      ...slot,
      absence: absenceAskedBy === null || slot.outcome !== null ? null : { mayConfirm: absenceAskedBy !== ctx.actor.personId },
      team: signIns.filter((one) => one.bidId === bidId).map(({ name, signedAt, scan }) => ({ name, signedAt, isPaper: scan !== null })),
      leaves: panel.filter(({ leavesFor }) => leavesFor.includes(slot.code)).map(({ no, name, pseudonym }) => (knowsNames ? `${name}（${no}）` : pseudonym)),
    })),
    experts: knowsNames
      ? panel.map(({ expertId, no, name, pseudonym }) => {
          const own = signInsOf(signIns, expertId, session);
          const contact = contacts.find((one) => one.no === no);
          return { no, name, pseudonym, told: contact?.told ?? null, phone: contact && !contact.told && holds(held, "record") ? contact.phone : null, signIns: own.map((one) => one && { signedAt: one.signedAt, isPaper: one.scan !== null }) };
        })
      : [],
    may: { arrange: isOpen && holds(held, "arrange") && !head.session?.isDrawn, draw: isOpen && holds(held, "draw") && head.session !== null && !head.session.isDrawn, record: isOpen && holds(held, "record") && head.session?.isDrawn === true },
    openSessions: session ? sessionsOf(session).flatMap(({ startsAt }, index) => (isDayOf(startsAt, ctx.now) ? [index + 1] : [])) : [],
    due: slots.filter(({ startsAt }) => isDue(startsAt, ctx.now)).map(({ code }) => code),
  };
}

/** An expert's sign-in to each session of a defence. */
function signInsOf(signIns: readonly StoredSignIn[], expertId: string, session: StoredDefence | null): (StoredSignIn | null)[] {
  return session ? sessionsOf(session).map((_session, index) => signIns.find((one) => one.expertId === expertId && one.sessionNumber === index + 1) ?? null) : [];
}

async function forExpert(challengeId: string, head: DefenceHead, session: StoredDefence | null, own: Read["panel"][number]): Promise<ExpertDefence> {
  const [slots, signIns, chair] = await Promise.all([session ? findSlots(session.id) : [], session ? findSignIns(session.id) : [], findChair(challengeId)]);
  return {
    sight: "expert",
    ...head,
    slots: slots.map(({ position, code, startsAt, endsAt, outcome }) => ({ position, code, startsAt, endsAt, outcome })),
    leavesFor: own.leavesFor,
    signedAt: signInsOf(signIns, own.expertId, session).map((one) => one?.signedAt ?? null),
    isChair: chair?.expertId === own.expertId,
  };
}

/** The record of the lot as it was hashed, for who may see the defence as the bureau does. Refusal: notFound. */
export async function readOrderRecord(ctx: Context, reference: string): Promise<Result<{ no: string; text: string }>> {
  const view = await showDefence(ctx, reference);
  const subject = view.ok && view.value.sight === "staff" ? await findSubject("challenge", reference) : null;
  const session = subject && view.ok ? await findDefence(subject.id, view.value.stage) : null;
  return session?.record && subject ? ok({ no: subject.no, text: session.record }) : refuse("notFound");
}
