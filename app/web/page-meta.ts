import type { MetaFunction } from "@remix-run/node";
import type { Frame } from "#app/domain/site/frame.ts";

/** The document's title: what the page shows, then the site's name. */
export function pageMeta<View>(title: (view: View) => string): MetaFunction {
  return ({ data }) => {
    const page = data as { view: View; frame: Frame } | undefined;
    return page ? [{ title: `${title(page.view)} - ${page.frame.site.name}` }] : [];
  };
}
