import type { OfflineFacts } from "#app/domain/exception/view.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/** The body of an event, as far as views read it. */
export interface StoredEvent {
  from?: string;
  to?: string;
  by?: string;
  role?: Relation;
  grounds?: string[];
  offline?: { date: string; scan: string; checker: string };
  [fact: string]: unknown;
}

/** What stands beside the log: free text and names. */
export interface StoredDetail {
  reason?: string;
  offline?: { place: string; people?: string[] };
  [fact: string]: unknown;
}

/** The record of paper of an event, null when it was done online; who was there and the scan for who may read that paper. */
export function offlineFacts(event: StoredEvent, detail: StoredDetail | null, checker: string | null, readsPaper: boolean): OfflineFacts | null {
  if (!event.offline) return null;
  return {
    date: event.offline.date,
    place: detail?.offline?.place ?? null,
    people: readsPaper ? (detail?.offline?.people ?? null) : null,
    scan: readsPaper ? event.offline.scan.replace(/^sha256:/, "") : null,
    checker,
  };
}
