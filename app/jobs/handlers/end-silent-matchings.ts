import { readClock } from "#app/db/clock.ts";
import { endSilentMatchings as endSilent } from "#app/services/award/end-silent-matchings.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends 对接 of bids that the demand owner neither took nor refused in its term. */
export async function endSilentMatchings(): Promise<Outcome> {
  return done({ ended: await endSilent(await readClock()) });
}
