import { sweepFiles as sweep } from "#app/services/bid-file/sweep-files.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends and removes what uploads left behind. Ages of files are by the real clock, as the disk tells them. */
export async function sweepFiles(): Promise<Outcome> {
  return done(await sweep(Date.now()));
}
