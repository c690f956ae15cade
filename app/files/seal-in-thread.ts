import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { SealingResult, SealingTask } from "./seal-file.ts";

const longestTaskMs = 120_000;
const idleMs = 30_000;

interface Waiting {
  task: SealingTask;
  settle: (result: SealingResult | Error) => void;
}

let thread: Worker | undefined;
let current: Waiting | undefined;
let timer: NodeJS.Timeout | undefined;
const queue: Waiting[] = [];

/**
 * Inspects and seals an upload in a thread of its own, one at a time: deciphering, parsing and sealing 50 MB take a second
 * that no other request should wait for. A parser that hangs, fails or takes too much memory ends with its thread and the
 * file counts as damaged; throws only when disk or thread fail.
 */
export function sealInThread(task: SealingTask): Promise<SealingResult> {
  return new Promise((resolve, reject) => {
    queue.push({ task, settle: (result) => (result instanceof Error ? reject(result) : resolve(result)) });
    takeNext();
  });
}

function takeNext(): void {
  if (current) return;
  clearTimeout(timer);
  current = queue.shift();
  if (!current) {
    timer = setTimeout(endThread, idleMs).unref();
    thread?.unref();
    return;
  }
  thread ??= startThread();
  thread.ref();
  timer = setTimeout(() => finish({ ok: false, problem: "damaged" }, true), longestTaskMs);
  thread.postMessage(current.task);
}

function finish(result: SealingResult | Error, isThreadLost = false): void {
  const done = current;
  current = undefined;
  clearTimeout(timer);
  if (isThreadLost) endThread();
  done?.settle(result);
  takeNext();
}

function startThread(): Worker {
  // A small young generation: the buffers of slices that are done with are given back sooner.
  const started = new Worker(join(projectFolder(), "app/files/seal-thread.ts"), { resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 4 } });
  started.on("message", (answer: SealingResult | { failed: string }) => finish("failed" in answer ? new Error(`An upload was not sealed: ${answer.failed}`) : answer));
  // Out of memory, or a bug in a parser: this file, and not the process.
  started.on("error", () => {
    if (thread === started) finish({ ok: false, problem: "damaged" }, true);
  });
  return started;
}

function endThread(): void {
  void thread?.terminate();
  thread = undefined;
}

/** The folder of package.json, wherever the bundle that holds this code lies. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
