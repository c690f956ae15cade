import { findElsewhere } from "#app/db/defence-notice.ts";
import type { Transaction } from "#app/db/client.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Why these times do not do although the room is free: an expert or a team is needed in another item's defence then. The other item is named unless it is closed to the reader. */
export async function clashOf(tx: Transaction, { actor }: Context, challenge: ReviewedChallenge, times: readonly { startsAt: string; endsAt: string }[]): Promise<Refusal | null> {
  const found = await findElsewhere(tx, challenge.id, challenge.reviewStage, times);
  if (!found) return null;
  const { problem, who, challengeId, item, startsAt, endsAt } = found;
  return { code: "timetableImpossible", facts: { problem, [problem === "expertElsewhere" ? "expert" : "bid"]: who, item: itemsClosedTo(actor).includes(challengeId) ? "" : item, startsAt, endsAt } };
}
