import { findDueChallenges } from "#app/db/challenge.ts";
import { systemActor } from "#app/domain/policy/actor.ts";
import { closeChallenge } from "./close-challenge.ts";

/**
 * Closes what is due. Nothing depends on its punctuality: whether a bid is in time is decided by the
 * deadline and the database's clock at submission, never by this state. Returns how many were closed.
 */
export async function closeDueChallenges(now: string): Promise<number> {
  let closed = 0;
  for (const id of await findDueChallenges(now)) {
    const result = await closeChallenge.run({ actor: systemActor, now }, id, {});
    if (result.ok) closed += 1;
  }
  return closed;
}
