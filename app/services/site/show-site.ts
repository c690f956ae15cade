import { readSite } from "#app/db/site.ts";
import { type Site, siteSettings } from "#app/domain/site/settings.ts";

/**
 * The clock and the site's facts for the frame of a page. Open to everybody. Settings that do not fit count as
 * not set: a wrong row must not take every page down.
 */
export async function showSite(): Promise<{ now: string; site: Site }> {
  const { now, installation, clockOffsetMs, settings } = await readSite();
  const parsed = siteSettings.safeParse(settings ?? {});
  return { now, site: { ...(parsed.success ? parsed.data : siteSettings.parse({})), installation, clockOffsetMs } };
}
