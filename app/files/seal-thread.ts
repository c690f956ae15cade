import { parentPort } from "node:worker_threads";
import { sealFile, type SealingTask } from "./seal-file.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", (task: SealingTask) => {
  sealFile(task).then(
    (result) => parentPort?.postMessage(result),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" }),
  );
});
