import type { PlanAnswer } from "#app/domain/review/plan/plan.ts";
import type { PlanTask } from "#app/domain/review/plan/solve-plan.ts";
import { ThreadQueue } from "#app/threads/thread-queue.ts";

const thread = new ThreadQueue<PlanTask, PlanAnswer | { failed: string }, PlanAnswer>({
  file: "app/jobs/solve-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 1024 },
  longestTaskMs: 240_000,
  idleMs: 10_000,
  read: (answer) => ("failed" in answer ? new Error(`An assignment was not solved: ${answer.failed}`) : answer),
  lost: (loss) => (loss instanceof Error ? loss : new Error("An assignment took too long")),
});

/** Solves a plan in a thread of its own: the worker's heartbeat and its other jobs go on. */
export function solveInThread(task: PlanTask): Promise<PlanAnswer> {
  return thread.run(task);
}
