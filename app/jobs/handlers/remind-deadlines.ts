import { remindDeadlines as remind, tellLapsedReopenings } from "#app/services/bid/remind-deadlines.ts";
import { done, type Outcome } from "./outcome.ts";

/** Reminds teams whose bid is a draft while the deadline comes near, and tells those whose reopening went by unused. */
export async function remindDeadlines(): Promise<Outcome> {
  await remind();
  await tellLapsedReopenings();
  return done();
}
