import { readClock } from "#app/db/clock.ts";
import { tellSearches as tell } from "#app/services/follow/tell-searches.ts";
import { done, type Outcome } from "./outcome.ts";

/** Tells those who follow a search of the challenges that were published. */
export async function tellSearches({ challengeIds }: { challengeIds: string[] }): Promise<Outcome> {
  return done(await tell(challengeIds, await readClock()));
}
