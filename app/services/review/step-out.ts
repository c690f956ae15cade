import type { Transaction } from "#app/db/client.ts";
import { insertDeclarations } from "#app/db/declaration.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Occasion } from "#app/domain/review/declaration.ts";
import { replaceInReview } from "#app/services/draw/replace-conflicted.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { type DroppedItem, dropConflicted } from "./drop-conflicted.ts";
import { tellSupervisors } from "./tell-supervisors.ts";

/** An expert who says in own words, on the page or by telephone, that there is a conflict. */
export interface SteppingOut {
  expertId: string;
  personId: string;
  challenge: { id: string; status: ChallengeState };
  occasion: Occasion;
  words: string;
  /** Bids on which the expert's task was ended already by the move that brings this. */
  endedBids: readonly string[];
}

/**
 * What an expert says outside the declaration's table counts as a declaration all the same: it keeps the expert out of every later
 * draw of the item, ends all tasks there because the group judges all bids, asks for a replacement during the review, and the
 * supervisor is told.
 */
export async function stepOut(tx: Transaction, ctx: Context, { expertId, personId, challenge, occasion, words, endedBids }: SteppingOut): Promise<Result<{ dropped: number }>> {
  await insertDeclarations(tx, [{ personId, challengeId: challenge.id, bidId: null, occasion, kind: "other", words, recordedBy: ctx.actor.personId }]);
  const dropped = await dropConflicted(tx, ctx, expertId);
  if (!dropped.ok) return dropped;
  const here = dropped.value.find(({ challengeId }) => challengeId === challenge.id)?.bidIds ?? [];
  const item: DroppedItem = { challengeId: challenge.id, status: challenge.status, bidIds: [...endedBids, ...here] };
  if (item.bidIds.length > 0) await replaceInReview(tx, ctx, expertId, [item]);
  await tellSupervisors(tx, challenge.id);
  return ok({ dropped: here.length });
}
