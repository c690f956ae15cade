import type { ResultView } from "#app/domain/award/view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { TimelineEvent } from "#app/domain/timeline/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { showResult } from "./show-result.ts";

/** 我的结果 with the way there: what happened to the bid as its team may know it, and to the item in public, newest first. Refusal: notFound. */
export async function showResultPage(ctx: Context, bidReference: string): Promise<Result<{ result: ResultView; path: TimelineEvent[] }>> {
  const result = await showResult(ctx, bidReference);
  if (!result.ok) return result;
  const { bidNo, challenge } = result.value;
  const [own, item] = await Promise.all([showTimeline(ctx, "bid", bidNo), showTimeline(ctx, "challenge", challenge.no)]);
  const path = [own, item].flatMap((events) => (events.ok ? events.value : []));
  return ok({ result: result.value, path: path.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)) });
}
