import { matchRoutes } from "@remix-run/react";

/** A route as the build lists it; the tree is flat. */
export interface ListedRoute {
  id: string;
  path?: string | undefined;
  index?: boolean | undefined;
}

/** Far more shapes than addresses of ours have; what comes after them is answered all the same, only slower. */
const mostShapes = 5000;

/**
 * Finds the route of a path as Remix does, once for all paths of one shape: null where only the route for everything fits.
 * Remix compares a path with each of ninety routes anew, which takes as long as the queries of a page.
 */
export function routeFinder(routes: readonly ListedRoute[]): (pathname: string) => string | null {
  const words = new Set(routes.flatMap(({ path }) => (path ?? "").split("/").filter((segment) => segment !== "" && !/^[:*]/.test(segment))).map((word) => word.toLowerCase()));
  const matchable = routes.map(({ id, path, index }) => (index ? { id, index: true as const } : { id, path }));
  const known = new Map<string, string>();
  return (pathname) => {
    const shape = shapeOf(pathname, words);
    const found = known.get(shape);
    if (found !== undefined) return found;
    const route = matchRoutes(matchable, pathname)?.at(-1)?.route;
    // What nobody has written a page for has endless shapes.
    if (route?.id === undefined || route.path?.endsWith("*")) return null;
    if (known.size < mostShapes) known.set(shape, route.id);
    return route.id;
  };
}

/** The path with everything left open that is no route's own word: the router cannot tell two of one shape apart. */
function shapeOf(pathname: string, words: ReadonlySet<string>): string {
  const open = (segment: string) => {
    const word = decoded(segment).toLowerCase();
    return word === "" || words.has(word) ? word : ":";
  };
  return pathname.split("/").map(open).join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // the router leaves it as it is, too
  }
}
