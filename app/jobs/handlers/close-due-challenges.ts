import { readClock } from "#app/db/clock.ts";
import { closeDueChallenges as closeDue } from "#app/services/challenge/close-due-challenges.ts";
import { done, type Outcome } from "./outcome.ts";

/** Closes the challenges whose deadline has passed, by the database's clock. */
export async function closeDueChallenges(): Promise<Outcome> {
  return done({ closed: await closeDue(await readClock()) });
}
