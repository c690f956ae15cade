import { dayOf } from "#app/domain/kernel/calendar.ts";
import { xmlText } from "./xml.ts";

export interface FeedEntry {
  /** Stays the same for good: an address under the site. */
  id: string;
  href: string;
  title: string;
  /** ISO. */
  updatedAt: string;
  summary: string;
  /** Who issued it; none: the site. */
  authors: readonly string[];
}

/** An Atom feed (RFC 4287). `updatedAt` of the feed is that of its newest entry, so that equal facts make an equal file. */
export function atomFeed({ id, href, self, title, entries }: { id: string; href: string; self: string; title: string; entries: FeedEntry[] }): string {
  const newest = entries.map(({ updatedAt }) => updatedAt).sort().at(-1) ?? "1970-01-01T00:00:00.000Z";
  const lines = entries.map(
    (entry) =>
      `<entry><id>${xmlText(entry.id)}</id><title>${xmlText(entry.title)}</title><link href="${xmlText(entry.href)}"/><updated>${entry.updatedAt}</updated>${entry.authors.map((name) => `<author><name>${xmlText(name)}</name></author>`).join("")}<summary>${xmlText(entry.summary)}</summary></entry>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${xmlText(id)}</id><title>${xmlText(title)}</title>`,
    `<link href="${xmlText(href)}"/><link rel="self" href="${xmlText(self)}"/><updated>${newest}</updated><author><name>${xmlText(title)}</name></author>`,
    ...lines,
    "</feed>",
    "",
  ].join("\n");
}

/** A map of the site (sitemaps.org); a page changed on the day that Beijing had. */
export function siteMap(pages: { href: string; at: string | null }[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(({ href, at }) => `<url><loc>${xmlText(href)}</loc>${at ? `<lastmod>${dayOf(at)}</lastmod>` : ""}</url>`),
    "</urlset>",
    "",
  ].join("\n");
}
