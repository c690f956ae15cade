import { sessionsOf } from "./timetable.ts";
import type { DefenceView } from "./view.ts";

export interface MeetingTime {
  place: string;
  startsAt: string;
  endsAt: string;
}

/** What a reader of a defence puts into a calendar: a team its own time and nothing else, everybody else its sessions. */
export function meetingTimesOf(view: DefenceView): MeetingTime[] {
  if (view.sight === "team") return [{ place: view.place, startsAt: view.startsAt, endsAt: view.endsAt }];
  const { session } = view;
  return session ? sessionsOf(session).map(({ startsAt, endsAt }) => ({ place: session.place, startsAt, endsAt })) : [];
}
