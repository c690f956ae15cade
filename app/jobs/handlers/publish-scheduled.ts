import { readClock } from "#app/db/clock.ts";
import { publishScheduled as publish } from "#app/services/round/publish-scheduled.ts";
import { done, type Outcome } from "./outcome.ts";

/** Publishes the rounds whose instant has come. */
export async function publishScheduled(): Promise<Outcome> {
  return done({ ...(await publish(await readClock())) });
}
