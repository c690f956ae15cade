import { randomInt } from "node:crypto";
import { recordBirth } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findToldChallenge } from "#app/db/follow.ts";
import { countUnanswered, findUnitNamesBut, insertQuestion } from "#app/db/question.ts";
import { findSubject } from "#app/db/subjects.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { challengePolicy, type ChallengeSubject, isOpenForBids } from "#app/domain/policy/challenge.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { namesSomebody } from "#app/domain/question/change.ts";
import { newQuestion } from "#app/domain/question/schema.ts";
import { answerDue, askingEnds } from "#app/domain/question/terms.ts";
import { isRehearsalNumber } from "#app/domain/rehearsal/numbers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { tellUnitPeople } from "#app/services/demand/tell-demand.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

/** So many questions of one unit may wait at a time: nobody buries an owner under questions. */
const mostWaiting = 10;

/**
 * 提问 about an open challenge, until five working days before the closing. Who asked is kept with the question and told to
 * nobody: not to the owner, not to the officers, not to the log. An officer enters what came by telephone or letter.
 * Refusals: notFound, signInNeeded, notAllowed (the owner, or without a unit), notYetOpen, askingOver, namesSomebody, tooManyTries.
 */
export async function askQuestion(ctx: Context, rawInput: unknown): Promise<Result<{ id: string; no: string }>> {
  const input = newQuestion.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const challenge = await findSubject("challenge", input.data.challenge);
  if (!challenge || !challengePolicy.isVisible(challenge, challengePolicy.relationsOf(ctx.actor, challenge), ctx.now)) return refuse("notFound");
  const asker = askerOf(ctx, challenge);
  const refused = birthRefusal("question", ctx.actor, asker.held);
  if (refused) return { ok: false, refusal: refused };
  const late = asksTooLate(challenge, ctx.now);
  if (!late.ok) return late;
  return inTransaction(async (tx) => {
    if (namesSomebody(input.data.text, await findUnitNamesBut(tx, challenge.id))) return refuse("namesSomebody", { fields: [{ path: "text", message: "namesSomebody" }] });
    if (asker.unitId !== null && (await countUnanswered(tx, challenge.id, asker.unitId)) >= mostWaiting) return refuse("tooManyTries");
    const no = `QA-${dayOf(ctx.now).slice(0, 4)}-${randomInt(10_000_000, 100_000_000)}`;
    const id = await insertQuestion(tx, { no, challengeId: challenge.id, askerUnitId: asker.unitId, askerId: asker.unitId === null ? null : ctx.actor.personId, text: input.data.text });
    if (id === null) return refuse("statusChanged");
    await recordBirth(tx, "question", id, "ask", { by: "public", no });
    if (challenge.ownerUnitId !== null) {
      const { challengeTitle: title } = await findToldChallenge(tx, challenge.id);
      await tellUnitPeople(tx, { unitId: challenge.ownerUnitId, alsoId: null }, { news: "questionAsked", no, title, at: answerDue(ctx.now), words: input.data.text, key: id });
    }
    return ok({ id, no });
  });
}

/** As who the actor asks: a unit's person, or an officer for somebody who called. */
function askerOf({ actor }: Context, challenge: ChallengeSubject): { unitId: string | null; held: Relation[] } {
  const held = challengePolicy.relationsOf(actor, challenge);
  if (held.includes("officer")) return { unitId: null, held: ["officer"] };
  const unitId = actor.units[0]?.unitId ?? null;
  return held.includes("owner") || unitId === null ? { unitId: null, held: [] } : { unitId, held: ["team"] };
}

/** Whether questions about the challenge are taken now, and until when. Refusals: notYetOpen, askingOver. */
export function asksTooLate(challenge: Pick<ChallengeSubject, "no" | "status" | "opensAt" | "closesAt">, now: string): Result<{ until: string }> {
  const until = challenge.closesAt === null ? null : askingEnds(challenge.closesAt, isRehearsalNumber(challenge.no));
  if (until === null || !isOpenForBids(challenge, now)) return refuse("notYetOpen");
  return Date.parse(now) < Date.parse(until) ? ok({ until }) : refuse("askingOver", { facts: { until } });
}
