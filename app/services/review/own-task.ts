import { findOwnTasks, type OwnTask } from "#app/db/review-views.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** One's own task, by item and review code, and all that one has of this item. Refusal: notFound. */
export async function findOwnTask({ actor }: Context, challengeReference: string, code: string): Promise<Result<{ id: string; tasks: OwnTask[] }>> {
  if (actor.expertId === null) return refuse("notFound");
  const tasks = await findOwnTasks(actor.expertId, challengeReference);
  const task = tasks.find((own) => own.code === code || own.bidNo === code);
  return task ? ok({ id: task.id, tasks }) : refuse("notFound");
}
