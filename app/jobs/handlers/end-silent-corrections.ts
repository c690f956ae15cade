import { readClock } from "#app/db/clock.ts";
import { silentCorrectionWords } from "#app/messages/zh-CN/bid.ts";
import { endSilentCorrections as endSilent } from "#app/services/bid/end-silent-corrections.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends the form check of bids whose correction did not come in time. */
export async function endSilentCorrections(): Promise<Outcome> {
  return done({ ended: await endSilent(await readClock(), silentCorrectionWords) });
}
