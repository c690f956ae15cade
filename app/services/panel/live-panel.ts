import { inTransaction, type Transaction } from "#app/db/client.ts";
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
  const challenge = await readReviewedChallenge(challengeId);
  return inTransaction(async (tx) => ok(await livePanelOf(tx, challenge)));
}

export async function livePanelOf(tx: Transaction, challenge: ReviewedChallenge): Promise<LivePanel> {
  const tasks = (await findAssignments(tx, challenge.id, null)).filter(({ status, stage }) => isLive(status) && stage === challenge.reviewStage);
  return { challenge, tasks, waitsFor: tasks.filter(({ status }) => status !== "signed").length };
}
