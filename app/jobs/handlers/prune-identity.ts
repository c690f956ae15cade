import { deleteOverdueIdentity } from "#app/db/identity-retention.ts";
import { done, type Outcome } from "./outcome.ts";

/** Deletes sessions, failures, codes and sign-in records that are over. */
export async function pruneIdentity(): Promise<Outcome> {
  return done(await deleteOverdueIdentity());
}
