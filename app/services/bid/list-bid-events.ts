import { findBidEvents } from "#app/db/bid-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy, sightOfBid } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What happened to a bid. `by`: the own team by name, everybody else by their side only (guide 0.1, 8). */
export interface BidEvent {
  seq: number;
  at: string;
  kind: string;
  by: "team" | "bureau" | "system";
  name: string | null;
  reason: string | null;
  isOffline: boolean;
}

/** 办理过程 of a bid for who sees it whole, the newest first. Refusal: notFound. */
export async function listBidEvents(ctx: Context, reference: string): Promise<Result<BidEvent[]>> {
  const bid = await findSubject("bid", reference);
  if (!bid) return refuse("notFound");
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  if (sightOfBid(bid, held) !== "whole") return refuse("notFound");
  const isTeam = held.includes("team");
  const events = await findBidEvents(bid.id);
  return ok(
    events.reverse().map(({ seq, at, kind, offline, actorId, actorName, isOfTeam, reason }) => ({
      seq,
      at,
      kind,
      by: actorId === null ? "system" : isOfTeam ? "team" : "bureau",
      name: isTeam === isOfTeam ? actorName : null,
      reason,
      isOffline: offline,
    })),
  );
}
