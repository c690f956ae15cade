import { calendarFile } from "#app/documents/calendar-file.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { feedWords } from "#app/messages/zh-CN/feeds.ts";
import { listPublicDates } from "#app/services/site/public-news.ts";
import { publicDocument } from "#app/web/resource.ts";

/** 日历: the dates of all challenges that accept bids, or of one (`/challenges/NO/calendar.ics`), for calendars of phones and desks. */
const document = publicDocument({
  policy: "public",
  load: async ({ url, params, siteName }) => {
    const dates = await listPublicDates(params.no);
    if (!dates.ok) return dates;
    const entries = dates.value.map(({ no, title, kind, at }) => ({ uid: `${no}-${kind}@${url.hostname}`, at, title: feedWords.dates[kind](title), href: `${url.origin}/challenges/${encodeURIComponent(no)}` }));
    const madeAt = dates.value.map(({ changedAt }) => changedAt).sort().at(-1) ?? "2026-01-01T00:00:00.000Z";
    return ok({ body: calendarFile({ name: siteName, entries, madeAt }), type: "text/calendar; charset=utf-8" });
  },
});

export const loader = document.loader;
