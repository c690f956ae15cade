import { inTransaction } from "#app/db/client.ts";
import { type Assignment, findAssignments, readReviewedChallenge, type ReviewedChallenge } from "#app/db/review.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { isLive } from "#app/domain/review/view.ts";

/** An item with the live tasks of its whole panel; `waitsFor`: signatures that are still missing. */
export interface LivePanel {
  challenge: ReviewedChallenge;
  tasks: Assignment[];
  waitsFor: number;
}

export async function readLivePanel(challengeId: string): Promise<Result<LivePanel>> {
  const [challenge, all] = await Promise.all([readReviewedChallenge(challengeId), inTransaction(async (tx) => ok(await findAssignments(tx, challengeId, null)))]);
  if (!all.ok) return all;
  const tasks = all.value.filter(({ status, stage }) => isLive(status) && stage === challenge.reviewStage);
  return ok({ challenge, tasks, waitsFor: tasks.filter(({ status }) => status !== "signed").length });
}
