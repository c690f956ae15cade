import { parentPort } from "node:worker_threads";
import type { MarkAnswer, MarkTask } from "./mark-file.ts";
import { markPages } from "./mark-pages.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", ({ file, type, line }: MarkTask) => {
  markPages(file, type, line).then(
    (marked) => parentPort?.postMessage({ marked } satisfies MarkAnswer, [marked.buffer]),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" } satisfies MarkAnswer),
  );
});
