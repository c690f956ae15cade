import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FileFormat, Sheet } from "./sheet.ts";

export interface FileTask {
  format: FileFormat;
  sheet: Sheet;
}

interface Waiting {
  task: FileTask;
  resolve: (file: Uint8Array<ArrayBuffer>) => void;
  reject: (error: Error) => void;
}

export type FileAnswer = { file: Uint8Array<ArrayBuffer> } | { failed: string };

const longestTaskMs = 30_000;
const idleMs = 60_000;

let thread: Worker | undefined;
let current: Waiting | undefined;
let timer: NodeJS.Timeout | undefined;
const queue: Waiting[] = [];

/**
 * Draws a sheet as a file in a thread of its own, one at a time: a Chinese font alone takes longer to read than any other
 * request should wait. The thread ends after a quiet minute, with its fonts. Throws when drawing fails or hangs.
 */
export function makeFile(sheet: Sheet, format: FileFormat): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    queue.push({ task: { format, sheet }, resolve, reject });
    takeNext();
  });
}

const mostKept = 20;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The same for what everybody may read: equal facts are drawn once, so that visitors cannot keep the thread busy. */
export function makePublicFile(sheet: Sheet, format: FileFormat): Promise<Uint8Array<ArrayBuffer>> {
  const key = JSON.stringify([format, sheet]);
  const known = kept.get(key);
  if (known) return known;
  const made = makeFile(sheet, format);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return made;
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
  timer = setTimeout(() => finish({ failed: "took too long" }, true), longestTaskMs);
  thread.postMessage(current.task);
}

function finish(answer: FileAnswer, isThreadLost = false): void {
  const done = current;
  current = undefined;
  clearTimeout(timer);
  if (isThreadLost) endThread();
  if ("file" in answer) done?.resolve(answer.file);
  else done?.reject(new Error(`A file could not be made: ${answer.failed}`));
  takeNext();
}

function startThread(): Worker {
  const started = new Worker(join(projectFolder(), "app/documents/file-thread.ts"), { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  started.on("message", (answer: FileAnswer) => finish(answer));
  started.on("error", (error) => {
    if (thread === started) finish({ failed: error instanceof Error ? error.message : "unknown" }, true);
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
