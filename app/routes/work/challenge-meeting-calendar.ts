import { calendarFile } from "#app/documents/calendar-file.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { meetingWords } from "#app/messages/zh-CN/meeting.ts";
import { showMeeting } from "#app/services/meeting/show-meeting.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 日历 of a 会评: one entry, for an expert of it and the bureau. */
const file = workDownload({
  policy: "reviewAssignment.view",
  load: async ({ ctx, params, url }) => {
    const found = await showMeeting(ctx, param(params, "no"));
    if (!found.ok) return found;
    const { meeting, stage, challenge } = found.value;
    if (!meeting) return refuse("notFound");
    const entry = {
      uid: `meeting-${challenge.no}-${String(stage)}@${url.hostname}`,
      at: meeting.startsAt,
      ends: meeting.endsAt,
      place: meeting.place,
      title: meetingWords.calendar(challenge.no, challenge.title),
      href: `${url.origin}/work/challenges/${encodeURIComponent(challenge.no)}/meeting`,
    };
    const name = meetingWords.calendarName(challenge.no);
    return ok({ body: calendarFile({ name, entries: [entry], madeAt: ctx.now }), type: "text/calendar; charset=utf-8", name: `${name}.ics` });
  },
});

export const loader = file.loader;
