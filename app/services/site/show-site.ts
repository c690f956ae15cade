import { readSite } from "#app/db/site.ts";
import { type Site, siteOf } from "#app/domain/site/settings.ts";

/** The clock and the site's facts for the frame of a page. Open to everybody. */
export async function showSite(): Promise<{ now: string; site: Site }> {
  const stored = await readSite();
  return { now: stored.now, site: siteOf(stored) };
}
