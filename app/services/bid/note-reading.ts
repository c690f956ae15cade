import { noteReading as insertReading, findReadings } from "#app/db/bid-reading.ts";
import { readBidGround } from "#app/db/bid.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type ReadingLog, type ReadingPart, readingRoleOf } from "#app/domain/bid/reading.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Every opening of a bid by a person is noted before anything of it is handed out (guide 0.1, 8). */
export async function noteReading({ actor }: Context, bidId: string, held: readonly Relation[], part: ReadingPart): Promise<void> {
  const role = readingRoleOf(held);
  if (role !== null && actor.personId !== null) await insertReading({ bidId, personId: actor.personId, role, part });
}

const mostShown = 500;

/**
 * 查阅记录, for the team by role and pseudonym, for the supervisor by name. Nobody who is supervised reads it. Refusal: notFound.
 */
export async function showReadings(ctx: Context, reference: string): Promise<Result<ReadingLog>> {
  const bid = await findSubject("bid", reference);
  const held = bid ? bidPolicy.relationsOf(ctx.actor, bid) : [];
  const supervises = held.includes("supervisor");
  if (!bid || !bidPolicy.isVisible(bid, held, ctx.now) || !(held.includes("team") || supervises)) return refuse("notFound");
  const [{ challengeNo, challengeTitle }, found] = await Promise.all([readBidGround(bid.id), findReadings(bid.id, supervises && !held.includes("team"), mostShown)]);
  return ok({ no: bid.no, challenge: { no: challengeNo, title: challengeTitle }, ...found });
}
