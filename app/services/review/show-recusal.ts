import { findExpert } from "#app/db/experts.ts";
import { findOwnTasks } from "#app/db/review-views.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { ExpertView } from "#app/domain/organisation/expert.ts";
import { isLive } from "#app/domain/review/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 回避声明: what is on record about an expert that may exclude, and the items where stepping back is still possible. */
export interface RecusalView {
  expert: ExpertView;
  open: { challengeNo: string; challengeTitle: string; bids: number }[];
}

/** Only one's own. Refusals: signInNeeded, notAllowed for who is no expert. */
export async function showRecusal(ctx: Context): Promise<Result<RecusalView>> {
  if (ctx.actor.personId === null) return refuse("signInNeeded");
  if (ctx.actor.expertId === null) return refuse("notAllowed");
  const [expert, tasks] = await Promise.all([findExpert(ctx.actor.expertId), findOwnTasks(ctx.actor.expertId, null)]);
  const open = tasks.filter(({ status }) => isLive(status) && status !== "signed");
  const items = [...new Map(open.map((task) => [task.challengeNo, task])).values()];
  return ok({ expert, open: items.map(({ challengeNo, challengeTitle }) => ({ challengeNo, challengeTitle, bids: open.filter((task) => task.challengeNo === challengeNo).length })) });
}
