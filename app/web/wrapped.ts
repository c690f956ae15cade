// Every loader and action that a wrapper of this folder made.
const known = new WeakSet<object>();

/** Marks what a wrapper made, so that the server can tell it from a raw export. */
export function wrapped<F extends (...args: never[]) => unknown>(handler: F): F {
  known.add(handler);
  return handler;
}

// Of these, the loaders that read no session: they answer everybody alike.
const alike = new WeakSet<object>();

/** Marks a loader that knows nothing of who asks, so that one answer of it may serve many. */
export function sameForAll<F extends (...args: never[]) => unknown>(loader: F): F {
  alike.add(loader);
  return loader;
}

export function isSameForAll(loader: unknown): boolean {
  return typeof loader === "function" && alike.has(loader);
}

interface RouteModules {
  [id: string]: { module: { loader?: unknown; action?: unknown } } | undefined;
}

/**
 * Names of loaders and actions that no wrapper made. The server does not start with one: it would answer
 * whatever its author forgot to ask (trust.md section 2).
 */
export function rawHandlers(routes: RouteModules): string[] {
  return Object.entries(routes).flatMap(([id, route]) =>
    (["loader", "action"] as const).filter((name) => typeof route?.module[name] === "function" && !known.has(route.module[name])).map((name) => `${id}: ${name}`),
  );
}
