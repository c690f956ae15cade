import { findOwnTasks } from "#app/db/review-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { signReviews } from "./sign-reviews.ts";

/** The expert signs an item from its page: whichever open task stands first carries the signature of all. Refusals: notFound, alreadyDone, those of the move. */
export async function signItem(ctx: Context, challengeReference: string): Promise<Result<JsonObject>> {
  const challenge = await findSubject("challenge", challengeReference);
  if (!challenge || ctx.actor.expertId === null) return refuse("notFound");
  const tasks = await findOwnTasks(ctx.actor.expertId, challenge.id);
  if (tasks.length === 0) return refuse("notFound");
  const open = tasks.find(({ status }) => status === "reviewing" || status === "reopened") ?? tasks.find(({ status }) => status === "accepted" || status === "invited");
  return open ? signReviews.run(ctx, open.id, {}) : refuse("alreadyDone");
}
