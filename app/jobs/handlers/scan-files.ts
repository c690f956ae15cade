import { scanFiles as scan } from "#app/services/bid-file/scan-files.ts";
import { done, type Outcome } from "./outcome.ts";

/** Scans the opened files that wait for it; while the scanner is away they wait on. */
export async function scanFiles(): Promise<Outcome> {
  return done(await scan());
}
