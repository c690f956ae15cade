import type { ScreenAnswer, ScreenTask } from "#app/domain/similarity/screen.ts";
import { ThreadQueue } from "#app/threads/thread-queue.ts";

const thread = new ThreadQueue<ScreenTask, ScreenAnswer | { failed: string }, ScreenAnswer>({
  file: "app/jobs/screen-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 2048 },
  longestTaskMs: 900_000,
  idleMs: 1_000,
  read: (answer) => ("failed" in answer ? new Error(`Bids were not compared: ${answer.failed}`) : answer),
  lost: (loss) => (loss instanceof Error ? loss : new Error("Comparing bids took too long")),
});

/** Compares bids in a thread of its own: the worker's heartbeat and its other jobs go on. */
export function screenInThread(task: ScreenTask): Promise<ScreenAnswer> {
  return thread.run(task);
}
