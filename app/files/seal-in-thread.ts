import { ThreadQueue } from "#app/threads/thread-queue.ts";
import type { SealingResult, SealingTask } from "./seal-file.ts";

const thread = new ThreadQueue<SealingTask, SealingResult | { failed: string }, SealingResult>({
  file: "app/files/seal-thread.ts",
  // A small young generation: the buffers of slices that are done with are given back sooner.
  resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 4 },
  longestTaskMs: 120_000,
  idleMs: 30_000,
  read: (answer) => ("failed" in answer ? new Error(`An upload was not sealed: ${answer.failed}`) : answer),
  // This file, and not the process.
  lost: () => ({ ok: false, problem: "damaged" }),
});

/**
 * Inspects and seals an upload in a thread of its own, one at a time: deciphering, parsing and sealing 50 MB take a second
 * that no other request should wait for. A parser that hangs, fails or takes too much memory ends with its thread and the
 * file counts as damaged; throws only when disk or thread fail.
 */
export function sealInThread(task: SealingTask): Promise<SealingResult> {
  return thread.run(task);
}
