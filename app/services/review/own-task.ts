import { findOwnTasks } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** The id of one's own task, by item and review code. Refusal: notFound. */
export async function findOwnTask(ctx: Context, challengeReference: string, code: string): Promise<Result<string>> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return refuse("notFound");
  const task = (await findOwnTasks(ctx.actor.expertId, challenge.id)).find((own) => own.code === code || own.bidNo === code);
  return task ? ok(task.id) : refuse("notFound");
}
