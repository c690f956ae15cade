import type { uploadWays } from "#app/domain/site/self-check.ts";

/** How a file comes in: parts by PATCH, parts by POST that means PATCH, the same in small parts, or one plain form. */
export type UploadWay = (typeof uploadWays)[number];

/** Bytes of one part; what a broken connection loses is at most part of one. */
export const partBytes = { patch: 2 * 1024 * 1024, override: 2 * 1024 * 1024, smallParts: 256 * 1024 } as const satisfies Partial<Record<UploadWay, number>>;

/** A request of an upload that came to nothing. */
export interface Setback {
  /** Of the answer; 0 where the connection ended without one. */
  status: number;
  /** The answer is our server's (it names the protocol) and no page of a gateway before it. */
  isOurs: boolean;
  /** How many parts in a row were lost without an answer of ours, this one with them; 0 where the request carried none. */
  lostParts: number;
}

/** A server that is away for the moment, as the proxy before it says so. */
const isAway = (status: number) => status === 0 || status === 408 || status === 429 || (status >= 502 && status <= 504);
const after: Record<UploadWay, UploadWay | "failed"> = { patch: "override", override: "smallParts", smallParts: "multipart", multipart: "failed" };
/** Lost parts after which the way is given up. A weak connection loses some, and one whole form is the worst way for it. */
const mostLost: Record<UploadWay, number> = { patch: 2, override: 2, smallParts: 6, multipart: 1 };

/**
 * What an upload does after a setback: the same `again`, nothing more (`failed`: our server said no), or another way. Gateways
 * of offices refuse what they do not know with pages and statuses of their own, or cut the connection.
 */
export function afterSetback(way: UploadWay, { status, isOurs, lostParts }: Setback): "again" | "failed" | UploadWay {
  if (isOurs) return status === 409 || status === 423 || (status >= 500 && status !== 501 && status !== 507) ? "again" : "failed";
  return isAway(status) && lostParts < mostLost[way] ? "again" : after[way];
}
