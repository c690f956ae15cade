import { writePlanStage } from "#app/db/assignment-plan.ts";
import { solveInThread } from "#app/jobs/solve-in-thread.ts";
import { makePlan } from "#app/services/assignment/make-plan.ts";
import { done, type Outcome } from "./outcome.ts";

/** Makes a plan who reads which bid. The last failure is told on its page. */
export async function solveAssignment({ planId }: { planId: string }, isLastTry: boolean): Promise<Outcome> {
  try {
    await makePlan(planId, solveInThread);
    return done();
  } catch (error) {
    if (isLastTry) await writePlanStage(planId, "failed");
    throw error;
  }
}
