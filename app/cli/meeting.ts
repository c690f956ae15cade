import { arrangeMeeting, keepMinutes } from "#app/services/meeting/arrange-meeting.ts";
import { showMeeting } from "#app/services/meeting/show-meeting.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { asPerson } from "./as-person.ts";

/** 会评会议: `arrange` with `{"place", "startsAt", "endsAt"}`, `sign-in` with `{"experts": […], "scan"?}`, `minutes` with `{"host", "recorder", "words"}`. */
export const meetingShow = asPerson((ctx, { named }) => showMeeting(ctx, named.CHALLENGE!));
export const meetingArrange = asPerson((ctx, { named }, input) => arrangeMeeting(ctx, named.CHALLENGE!, input));
export const meetingSignIn = asPerson((ctx, { named }, input) => signInAtMeeting(ctx, named.CHALLENGE!, input));
export const meetingMinutes = asPerson((ctx, { named }, input) => keepMinutes(ctx, named.CHALLENGE!, input));
