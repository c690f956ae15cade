import { siteMap } from "#app/documents/atom-feed.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listPublicPages } from "#app/services/site/public-news.ts";
import { publicDocument } from "#app/web/resource.ts";

/** Pages that are always there, whatever is published. */
const fixed = ["/", "/challenges", "/notices", "/impact", "/rules", "/rules/standards", "/rules/calendar", "/rules/radioactivity", "/check", "/verify", "/outages", "/help"];

const document = publicDocument({
  policy: "public",
  load: async ({ ctx, url: { origin } }) => {
    const pages = await listPublicPages(ctx);
    if (!pages.ok) return pages;
    return ok({ body: siteMap([...fixed.map((path) => ({ path, at: null })), ...pages.value].map(({ path, at }) => ({ href: `${origin}${path}`, at }))), type: "application/xml; charset=utf-8" });
  },
});

export const loader = document.loader;
