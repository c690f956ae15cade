import { parentPort } from "node:worker_threads";
import { type PlanTask, solvePlan } from "#app/domain/review/plan/solve-plan.ts";

// The thread's own file: Node runs it as it is, beside whatever bundle started it.
parentPort?.on("message", (task: PlanTask) => {
  const start = performance.now();
  try {
    parentPort?.postMessage(solvePlan(task, { elapsed: () => (performance.now() - start) / 1000 }));
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : "unknown" });
  }
});
