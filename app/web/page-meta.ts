import type { MetaDescriptor, MetaFunction } from "@remix-run/node";
import type { Frame } from "#app/domain/site/frame.ts";

/** The document's title: what the page shows, then the site's name; with `data` also JSON-LD for search engines, a block that is never run. */
export function pageMeta<View>(title: (view: View) => string, data?: (view: View) => LdJsonObject): MetaFunction {
  return ({ data: loaded }) => {
    const page = loaded as { view: View; frame: Frame } | undefined;
    if (!page) return [];
    return [{ title: `${title(page.view)} - ${page.frame.site.name}` }, ...(data ? [{ "script:ld+json": data(page.view) }] : [])];
  };
}

type LdJsonObject = Extract<MetaDescriptor, { "script:ld+json": unknown }>["script:ld+json"];
