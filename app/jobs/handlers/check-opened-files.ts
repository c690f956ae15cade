import { checkOpenedFiles as check } from "#app/services/bid-file/check-opened-files.ts";
import { done, type Outcome } from "./outcome.ts";

/** Holds the files of an opened bid against their digests. */
export async function checkOpenedFiles({ bidId }: { bidId: string }): Promise<Outcome> {
  return done(await check(bidId));
}
