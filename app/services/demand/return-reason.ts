import { type DemandSubject, demandRelations } from "#app/domain/policy/demand.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { timelineOf } from "#app/services/timeline/show-timeline.ts";

/** Why a demand came back to its owner, as long as it is with them: it is the first thing that they look for. Null otherwise. */
export async function returnReason(ctx: Context, subject: DemandSubject): Promise<string | null> {
  if (subject.status !== "returned") return null;
  const events = await timelineOf(ctx, "demand", subject.id, demandRelations(ctx.actor, subject));
  return events.find(({ event }) => event === "return")?.reason ?? null;
}
