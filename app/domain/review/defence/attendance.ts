import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { DefenceSettings } from "./schema.ts";
import { sessionsOf } from "./timetable.ts";

type Sessions = Pick<DefenceSettings, "startsAt" | "endsAt" | "further">;

/** The session (场次, from 1) in which a bid that begins at this instant is heard. */
export function sessionNumberOf(slotStartsAt: string, settings: Sessions): number {
  return sessionsOf(settings).findLastIndex(({ startsAt }) => startsAt <= slotStartsAt) + 1;
}

/** Whether people may sign in for something that begins at this instant: from the beginning of its day in Beijing on. */
export function isDayOf(startsAt: string, now: string): boolean {
  return dayOf(now) >= dayOf(startsAt);
}

/** Whether a team that was due at this instant may be said not to have come. */
export function isDue(startsAt: string, now: string): boolean {
  return Date.parse(now) >= Date.parse(startsAt);
}
