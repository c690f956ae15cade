import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findExpertPerson } from "#app/db/declaration.ts";
import { findCandidateContacts } from "#app/db/expert-draw.ts";
import { lockChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { callRecord } from "#app/domain/review/draw/call-schema.ts";
import type { CallResult } from "#app/domain/review/draw/call-list.ts";
import { takesExperts } from "#app/domain/review/takes-experts.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { inviteUnderLock } from "#app/services/review/make-tasks.ts";
import { stepOut } from "#app/services/review/step-out.ts";
import { writeInvitations } from "#app/services/review/write-invitations.ts";
import { askNames, keepCall } from "./ask-names.ts";
import { type CallStanding, readCallStandings } from "./call-state.ts";
import { drawPlaceFor, holds } from "./draw-access.ts";

/**
 * 登记致电结果: what the call to a name of the latest draw brought. Who agreed is invited for all bids of the item at once, unless
 * an assignment decides later who reads what. Refusals: notFound, notAllowed, wrongState, stageNotReached (no draw was held),
 * callNotDue (it is not this name's turn), invalidInput, those of `inviteUnderLock` (conflictOfInterest: record a conflict).
 */
export async function recordCall(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ result: CallResult }>> {
  const place = await drawPlaceFor(ctx, reference, "call");
  if (!place.ok) return place;
  const input = callRecord.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { pseudonym, result, reason, assignLater } = input.data;
  return inTransaction(async (tx) => {
    const found = await openCalls(tx, place.value.challenge.id);
    if (!found.ok) return found;
    const { standing, open } = found.value;
    if (!open.includes(pseudonym)) return refuse("callNotDue", { facts: { pseudonym } });
    // To invite is the officer's: a second operator's call is kept, and the officer invites who agreed.
    if (result === "accepted" && !assignLater && holds(place.value.held, "prepare")) {
      const [expert] = await findCandidateContacts(tx, standing.draw.id, [pseudonym]);
      const invited = await inviteUnderLock(tx, ctx, { challengeId: place.value.challenge.id, bidId: null, experts: [expert!.no] });
      // Who was written to before has the tasks already.
      if (!invited.ok && invited.refusal.code !== "alreadyDone") return invited;
      if (invited.ok) await writeInvitations(tx, [expert!]);
    }
    await keepCall(tx, ctx, { standing, challenge: place.value.challenge, pseudonym, result, reason: reason ?? null });
    // A conflict said by telephone is a declaration as well: no later draw of the item names this expert.
    const out = result === "conflict" ? await stepsOut(tx, ctx, { standing, challenge: place.value.challenge, pseudonym, words: reason ?? "" }) : ok({});
    return out.ok ? ok({ result }) : out;
  });
}

async function stepsOut(tx: Transaction, ctx: Context, call: { standing: CallStanding; challenge: ReviewedChallenge; pseudonym: string; words: string }): Promise<Result<unknown>> {
  const [called] = await findCandidateContacts(tx, call.standing.draw.id, [call.pseudonym]);
  const expert = called && (await findExpertPerson(tx, called.no));
  return expert ? stepOut(tx, ctx, { ...expert, challenge: call.challenge, occasion: "invitation", words: call.words, endedBids: [] }) : refuse("notFound");
}

/**
 * 书面邀请: invites every name whose turn has come, in the system, by mail and where a gateway is connected by SMS; their answers
 * then come online. Neither names the item. Refusals as for a call, alreadyDone when it is nobody's turn.
 */
export async function askNext(ctx: Context, reference: string): Promise<Result<{ count: number; mails: number }>> {
  const place = await drawPlaceFor(ctx, reference, "prepare");
  if (!place.ok) return place;
  return inTransaction(async (tx) => {
    const { challenge } = place.value;
    const found = await openCalls(tx, challenge.id);
    if (!found.ok) return found;
    const { standing } = found.value;
    const next = namesThat(standing, ({ state }) => state === "next");
    if (next.length === 0) return refuse("alreadyDone");
    const asked = await askNames(tx, ctx, { standing, challenge, names: next, bidIds: [null] });
    return asked.ok ? ok({ count: next.length, mails: asked.value }) : asked;
  });
}

/** 邀请已同意的专家: who agreed and has no task yet gets one for every bid of the item. Refusals as for `askNext`. */
export async function inviteAgreed(ctx: Context, reference: string): Promise<Result<{ count: number }>> {
  const place = await drawPlaceFor(ctx, reference, "prepare");
  if (!place.ok) return place;
  return inTransaction(async (tx) => {
    const { challenge } = place.value;
    const found = await openCalls(tx, challenge.id);
    if (!found.ok) return found;
    const { standing } = found.value;
    const agreed = namesThat(standing, ({ state }) => state === "accepted");
    const people = (await findCandidateContacts(tx, standing.draw.id, agreed)).filter(({ isInvited }) => !isInvited);
    if (people.length === 0) return refuse("alreadyDone");
    const invited = await inviteUnderLock(tx, ctx, { challengeId: challenge.id, bidId: null, experts: people.map(({ no }) => no) });
    if (!invited.ok) return invited;
    await writeInvitations(tx, people);
    return ok({ count: people.length });
  });
}

/** The latest draw's call list under the challenge's lock, and the names whose turn it is. */
async function openCalls(tx: Transaction, challengeId: string): Promise<Result<{ standing: CallStanding; open: string[] }>> {
  const challenge = await lockChallenge(tx, challengeId, "update");
  if (!takesExperts(challenge)) return refuse("wrongState", { facts: { state: challenge.status } });
  const [standing] = await readCallStandings(challengeId, tx);
  if (!standing) return refuse("stageNotReached");
  return ok({ standing, open: namesThat(standing, ({ isOpen }) => isOpen) });
}

function namesThat({ groups }: CallStanding, does: (entry: CallStanding["groups"][number]["entries"][number]) => boolean): string[] {
  return groups.flatMap(({ entries }) => entries.filter(does).map(({ pseudonym }) => pseudonym));
}
