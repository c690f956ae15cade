import { readClock } from "#app/db/clock.ts";
import { endResupplies as endOverdue } from "#app/services/bid/end-resupplies.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends bids whose content was asked for again and did not come in time. */
export async function endResupplies(): Promise<Outcome> {
  return done({ ended: await endOverdue(await readClock()) });
}
