import { calendarFile } from "#app/documents/calendar-file.ts";
import { ok } from "#app/domain/kernel/result.ts";
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
    const at = view.sight === "team" ? view : view.session;
    const entry = at && { uid: `defence-${no}-${String(view.stage)}-${view.sight}@${url.hostname}`, at: at.startsAt, ends: at.endsAt, place: at.place, title: view.sight === "team" ? defenceWords.calendarTeam(title) : defenceWords.calendarExpert(no, title), href: `${url.origin}/work/challenges/${encodeURIComponent(no)}/defence` };
    return ok({ body: calendarFile({ name: defenceWords.calendarName(no), entries: entry ? [entry] : [], madeAt: ctx.now }), type: "text/calendar; charset=utf-8", name: `${defenceWords.calendarName(no)}.ics` });
  },
});

export const loader = file.loader;
