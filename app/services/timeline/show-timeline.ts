import { findEvents, type LoggedEvent } from "#app/db/timeline.ts";
import { offlineFacts } from "#app/db/logged-facts.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { isReasonPublic, readsPaper, tellableFacts, timelineSight } from "#app/domain/timeline/sight.ts";
import type { TimelineEvent, TimelineSight } from "#app/domain/timeline/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";

/** The history of an object as the actor may know it (办理过程), newest first. Refusal: notFound. */
export async function showTimeline<N extends Noun>(ctx: Context, noun: N, reference: string): Promise<Result<TimelineEvent[]>> {
  const found = await findVisible(ctx, noun, reference);
  return found ? ok(await timelineOf(ctx, noun, found.subject.id, found.held)) : refuse("notFound");
}

/** The same for an object whose visibility the caller has decided, with the relations it found. */
export async function timelineOf(ctx: Context, noun: Noun, objectId: string, held: readonly Relation[]): Promise<TimelineEvent[]> {
  const sight = timelineSight(noun, held);
  if (sight === "none") return [];
  const events = await findEvents(noun, objectId, sight, ctx.actor.units.map((unit) => unit.unitId));
  return events.map((event) => toEvent(event, sight, held));
}

function toEvent({ at, noun, kind, offline, body, detail, who, checker, check }: LoggedEvent, sight: TimelineSight, held: readonly Relation[]): TimelineEvent {
  const isStaff = sight === "staff" || sight === "staffWithNames";
  const isReasonTold = isStaff || sight === "team" || isReasonPublic(noun, kind);
  return {
    at: at.toISOString(),
    noun,
    event: kind,
    to: body.to ?? null,
    facts: tellable(body, sight),
    by: body.by === "system" || body.by === "public" ? body.by : "person",
    who,
    role: isStaff ? (body.role ?? null) : null,
    reason: isReasonTold ? (detail?.reason ?? null) : null,
    isOffline: offline,
    offline: isStaff ? offlineFacts(body, detail, { checker, check }, readsPaper(noun, kind, held)) : null,
  };
}

function tellable(body: LoggedEvent["body"], sight: TimelineSight): TimelineEvent["facts"] {
  const facts: TimelineEvent["facts"] = {};
  for (const name of tellableFacts[sight]) {
    const value = body[name];
    if (typeof value === "string" || typeof value === "number") facts[name] = value;
  }
  return facts;
}
