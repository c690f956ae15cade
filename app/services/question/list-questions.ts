import { findQuestion, findQuestions } from "#app/db/question.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { questionPolicy } from "#app/domain/policy/question.ts";
import type { QuestionView } from "#app/domain/question/view.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

const duties = ["officer", "secondOfficer", "supervisor"];

/** Questions of the rounds in which the actor has a duty, about the own units' challenges, and the own ones. Refusal: signInNeeded. */
export async function listQuestions({ actor, now }: Context, challengeNo?: string): Promise<Result<QuestionView[]>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const grants = actor.roles.filter(({ role }) => duties.includes(role));
  const roundIds = grants.some(({ roundId }) => roundId === null) ? null : grants.flatMap(({ roundId }) => roundId ?? []);
  return ok(await findQuestions({ roundIds, unitIds: actor.units.map(({ unitId }) => unitId), closed: itemsClosedTo(actor), challengeNo }, now));
}

/** One question. The reason of a refused one is for who asked and the bureau. Refusal: notFound, also for who may not know of it. */
export async function showQuestion(ctx: Context, reference: string): Promise<Result<QuestionView>> {
  const subject = await findSubject("question", reference);
  if (!subject || !questionPolicy.isVisible(subject, questionPolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const question = await findQuestion(subject.id, ctx.actor.units.map(({ unitId }) => unitId), ctx.now);
  return question ? ok(question) : refuse("notFound");
}
