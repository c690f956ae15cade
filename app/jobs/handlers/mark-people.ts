import { markPeople as mark } from "#app/services/person/mark-people.ts";
import { done, type Outcome } from "./outcome.ts";

/** Gives opened bids and profiles of before what the conflict rule finds people by. */
export async function markPeople(): Promise<Outcome> {
  return done(await mark());
}
