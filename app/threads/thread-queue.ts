import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker, type ResourceLimits } from "node:worker_threads";

/** Why a task came to no answer: it took too long, or its thread ended under it (out of memory, a bug in a parser). */
export type ThreadLoss = "took too long" | Error;

export interface ThreadQueueOptions<Answer, Value> {
  /** The thread's own file, from the folder of package.json: threads run the source, wherever a bundle lies. */
  file: string;
  resourceLimits: ResourceLimits;
  longestTaskMs: number;
  /** After so long without a task the thread ends, with what it holds. */
  idleMs: number;
  /** What an answer means to who asked: the value, or an error. */
  read: (answer: Answer) => Value | Error;
  /** What it means that the thread was lost with the task. */
  lost: (loss: ThreadLoss) => Value | Error;
}

/** Tasks for a thread of its own, one at a time, so that no request waits for heavy work. The thread is started when it is needed. */
export class ThreadQueue<Task, Answer, Value> {
  readonly #options: ThreadQueueOptions<Answer, Value>;
  readonly #queue: { task: Task; settle: (result: Value | Error) => void }[] = [];
  #current: { task: Task; settle: (result: Value | Error) => void } | undefined;
  #thread: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ThreadQueueOptions<Answer, Value>) {
    this.#options = options;
  }

  /** How many tasks wait for their turn. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Whether a task is running. */
  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  run(task: Task): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, settle: (result) => (result instanceof Error ? reject(result) : resolve(result)) });
      this.#takeNext();
    });
  }

  #takeNext(): void {
    if (this.#current) return;
    clearTimeout(this.#timer);
    this.#current = this.#queue.shift();
    const { idleMs, longestTaskMs, lost } = this.#options;
    if (!this.#current) {
      this.#timer = setTimeout(() => this.#endThread(), idleMs).unref();
      this.#thread?.unref();
      return;
    }
    this.#thread ??= this.#startThread();
    this.#thread.ref();
    this.#timer = setTimeout(() => this.#finish(lost("took too long"), true), longestTaskMs);
    this.#thread.postMessage(this.#current.task);
  }

  #finish(result: Value | Error, isThreadLost = false): void {
    const done = this.#current;
    this.#current = undefined;
    clearTimeout(this.#timer);
    if (isThreadLost) this.#endThread();
    done?.settle(result);
    this.#takeNext();
  }

  #startThread(): Worker {
    const { file, resourceLimits, read, lost } = this.#options;
    const started = new Worker(join(projectFolder(), file), { resourceLimits });
    started.on("message", (answer: Answer) => this.#finish(read(answer)));
    started.on("error", (error) => {
      if (this.#thread === started) this.#finish(lost(error instanceof Error ? error : new Error("unknown")), true);
    });
    return started;
  }

  #endThread(): void {
    void this.#thread?.terminate();
    this.#thread = undefined;
  }
}

function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
