import { readClock } from "#app/db/clock.ts";
import { endLateConflicts as endLate } from "#app/services/review/end-late-conflicts.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends the tasks that the rule of conflicts forbids since something it reads has changed. */
export async function endLateConflicts(): Promise<Outcome> {
  return done(await endLate(await readClock()));
}
