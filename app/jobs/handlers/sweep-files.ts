import { sweepFiles as sweep } from "#app/services/bid-file/sweep-files.ts";
import { sweepScans } from "#app/services/scan/sweep-scans.ts";
import { done, type Outcome } from "./outcome.ts";

/** Ends and removes what uploads left behind, and scans that no record names. Ages of files are by the real clock, as the disk tells them. */
export async function sweepFiles(): Promise<Outcome> {
  const now = Date.now();
  return done({ ...(await sweepScans(now)), ...(await sweep(now)) });
}
