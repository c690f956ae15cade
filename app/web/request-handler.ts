import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { type ListedRoute, routeFinder } from "./find-route.ts";
import { isSameForAll } from "./wrapped.ts";

/**
 * Remix's handler on a build that holds only the route a request goes to. With all of them it makes ninety routes anew to
 * render one page and searches them three times: a good third of a page's time, and most of a form's.
 */
export function requestHandler(build: ServerBuild, mode: string): RequestHandler {
  const whole = createRequestHandler(build, mode);
  const handlers = new Map<string, RequestHandler>();
  const findRoute = routeFinder(listedRoutes(build));
  const handlerOf = (id: string) => {
    const handler = handlers.get(id) ?? createRequestHandler(narrow(build, id), mode);
    handlers.set(id, handler);
    return handler;
  };
  return (request, context) => {
    const id = findRoute(pagePath(request.url));
    return (id === null ? whole : handlerOf(id))(request, context);
  };
}

/** Whether an address is one of a page or document that answers everybody alike, by the loader it goes to. */
export function sharedAddresses(build: ServerBuild): (url: string) => boolean {
  const findRoute = routeFinder(listedRoutes(build));
  return (url) => {
    const { pathname } = new URL(url);
    // What scripts ask of a page is sent to who asked.
    const id = pathname.endsWith(".data") ? null : findRoute(pathname);
    return id !== null && isSameForAll(build.routes[id]?.module.loader);
  };
}

function listedRoutes({ routes }: ServerBuild): ListedRoute[] {
  return Object.values(routes).filter((route): route is NonNullable<typeof route> & ListedRoute => route !== undefined && route.id !== "root");
}

/** The page's path, also where the client router asks for its data. */
function pagePath(url: string): string {
  const { pathname } = new URL(url);
  return pathname.endsWith(".data") ? pathname.slice(0, -".data".length).replace(/^\/_root$/, "/") : pathname;
}

function narrow(build: ServerBuild, id: string): ServerBuild {
  const only = <T>(routes: Record<string, T>): Record<string, T> => ({ root: routes.root!, [id]: routes[id]! });
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
