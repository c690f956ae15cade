const base = "http://here.invalid";

/**
 * The only way from user input to a redirect: a path of this site, or the fallback. Refuses what a browser would
 * read as another host: `//evil`, `/\evil`, `https:…`, and tabs or line breaks that it would drop first.
 */
export function safeRedirect(to: unknown, fallback = "/work"): string {
  if (typeof to !== "string" || to.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return fallback;
  const url = URL.parse(to, base);
  if (url?.origin !== base || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The page that a form was on, with its filters: a form knows its path alone, the browser also tells the query. Whatever else it tells is not followed. */
export function pageOfForm(path: string, referrer: string | null): string {
  const from = referrer === null ? null : URL.parse(referrer);
  return from?.pathname === path ? safeRedirect(`${path}${from.search}`, path) : path;
}
