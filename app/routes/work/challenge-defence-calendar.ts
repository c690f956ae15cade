import { calendarFile } from "#app/documents/calendar-file.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { meetingTimesOf } from "#app/domain/review/defence/meeting-times.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
import { param } from "#app/web/page-input.ts";
import { workDownload } from "#app/web/resource.ts";

/** 日历: of a defence what its reader may know: an expert and the bureau the whole, a team its own time. */
const file = workDownload({
  policy: "reviewAssignment.view",
  load: async ({ ctx, params, url }) => {
    const reference = param(params, "no");
    const found = await showDefence(ctx, reference);
    if (!found.ok) return found;
    const view = found.value;
    const { no, title } = view.challenge;
    const isTeam = view.sight === "team";
    const entries = meetingTimesOf(view).map(({ place, startsAt, endsAt }, index) => ({
      uid: `defence-${no}-${String(view.stage)}-${view.sight}${index > 0 ? `-${String(index + 1)}` : ""}@${url.hostname}`,
      at: startsAt,
      ends: endsAt,
      place,
      title: isTeam ? defenceWords.calendarTeam(title) : defenceWords.calendarExpert(no, title),
      href: `${url.origin}/work/challenges/${encodeURIComponent(no)}/defence`,
    }));
    return ok({ body: calendarFile({ name: defenceWords.calendarName(no), entries, madeAt: ctx.now }), type: "text/calendar; charset=utf-8", name: `${defenceWords.calendarName(no)}.ics` });
  },
});

export const loader = file.loader;
