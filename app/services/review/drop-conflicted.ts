import type { Transaction } from "#app/db/client.ts";
import { findConflictedTasks, lockChallenge, setAssignmentReason } from "#app/db/review.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { canMove } from "#app/domain/kernel/lifecycle.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { reviewAssignmentLifecycle } from "#app/domain/review/lifecycle.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { transition } from "#app/services/kernel/transition.ts";

/** An item in which tasks ended, and the bids they were on. */
export interface DroppedItem {
  challengeId: string;
  status: ChallengeState;
  bidIds: string[];
}

/**
 * Ends every task of an expert in the items where the database's rule forbids one of them now (迟到的回避): who was only asked or
 * had begun is recused, who signed is voided, so that the marks count no more. The group judges all bids of an item, so all of
 * the expert's tasks there end. What is frozen stays: there only a correction helps. Answers in which items.
 */
export async function dropConflicted(tx: Transaction, ctx: Context, expertId: string): Promise<Result<DroppedItem[]>> {
  const tasks = await findConflictedTasks(tx, expertId);
  const items: DroppedItem[] = [];
  for (const challengeId of [...new Set(tasks.map((task) => task.challengeId))].sort()) items.push({ challengeId, status: (await lockChallenge(tx, challengeId, "update")).status, bidIds: [] });
  // Again under the locks: a sheet may have been signed in between.
  const locked = tasks.length > 0 ? await findConflictedTasks(tx, expertId, true) : [];
  for (const task of locked) {
    const move = canMove(reviewAssignmentLifecycle, "recuse", task.status) ? "recuse" : "void";
    await setAssignmentReason(tx, task.id, task.conflict);
    const moved = await transition(tx, { noun: "reviewAssignment", subject: task, move, actor: ctx.actor, facts: { bid: task.bidNo, pseudonym: task.pseudonym, conflict: task.conflict } });
    if (!moved.ok) return moved;
    items.find(({ challengeId }) => challengeId === task.challengeId)?.bidIds.push(task.bidId);
  }
  return ok(items.filter(({ bidIds }) => bidIds.length > 0));
}
