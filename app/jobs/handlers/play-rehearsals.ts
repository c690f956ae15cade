import { readClock } from "#app/db/clock.ts";
import { playRehearsals as play } from "#app/services/rehearsal/play-rehearsals.ts";
import { done, type Outcome } from "./outcome.ts";

/** Lets the counterparts of every running rehearsal do what is their turn. */
export async function playRehearsals(): Promise<Outcome> {
  const { refused, ...counts } = await play(await readClock());
  return done({ ...counts, refused: refused.join(" ") });
}
