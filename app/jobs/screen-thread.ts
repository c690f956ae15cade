import { parentPort } from "node:worker_threads";
import { screenBids, type ScreenTask } from "#app/domain/similarity/screen.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", (task: ScreenTask) => {
  try {
    parentPort?.postMessage(screenBids(task));
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" });
  }
});
