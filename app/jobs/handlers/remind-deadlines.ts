import { remindDeadlines as remind } from "#app/services/bid/remind-deadlines.ts";
import { done, type Outcome } from "./outcome.ts";

/** Reminds teams whose bid is a draft while the deadline comes near. */
export async function remindDeadlines(): Promise<Outcome> {
  await remind();
  return done();
}
