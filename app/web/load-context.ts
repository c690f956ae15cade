import type { Site } from "#app/domain/site/settings.ts";

/**
 * What `server.ts` hands to every loader and action. `web` may not import services or db, so the few facts
 * that every page needs come this way; `entry.server.tsx` makes it.
 */
export interface RequestFacts {
  /** Short code of this request: in the log, in a header, on error pages, to be quoted by telephone. */
  requestId: string;
  /** Of this response's Content-Security-Policy; only hydrated pages use it. */
  nonce: string;
  clientAddress: string;
  /** The client router asks for the page's data and not for the document. */
  asksData?: boolean;
  /** The database's clock as ISO, read once a request. */
  now: () => Promise<string>;
  site: () => Promise<Site>;
  /** Set by a public page's loader: the document holds nothing of a person and may be kept by caches. */
  cacheable: boolean;
}

declare module "@remix-run/node" {
  // Declaration merging needs interfaces, also an empty one.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends RequestFacts {}
  interface Future {
    v3_singleFetch: true;
  }
}
