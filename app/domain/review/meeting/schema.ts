import { z } from "zod";
import { localInstant } from "#app/domain/review/defence/schema.ts";

/** 会评会议的安排: one session. Times without a zone are Beijing's, as a form sends them. */
export const meetingSettings = z
  .strictObject({ place: z.string().trim().min(1, "required").max(100), startsAt: localInstant, endsAt: localInstant, /** It may be held on a day off: said, never assumed. */ onDayOff: z.boolean().default(false) })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ["endsAt"], message: "endsBeforeStart" });

/** 会议记录: who led the meeting, who wrote, and what was said. */
export const meetingMinutes = z.strictObject({
  host: z.string().trim().min(1, "required").max(60),
  recorder: z.string().trim().min(1, "required").max(60),
  words: z.string().trim().min(1, "required").max(10_000),
});

export type MeetingMinutes = z.output<typeof meetingMinutes>;
