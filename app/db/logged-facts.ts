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

/** Who was named to check a record of paper, and what that person has said. */
export interface PaperWitness {
  checker: string | null;
  check: OfflineFacts["check"];
}

/** `check` of an event (alias `e`), for the readers of the log: `paperCheckJoin` goes with it. */
export const paperCheck = `case when pc.id is null then null else coalesce(pc.outcome, 'waiting') end as "check"`;
export const paperCheckJoin = "left join paper_check pc on pc.event_seq = e.seq";

/** The record of paper of an event, null when it was done online; who was there and the scan for who may read that paper. */
export function offlineFacts(event: StoredEvent, detail: StoredDetail | null, { checker, check }: PaperWitness, readsPaper: boolean): OfflineFacts | null {
  if (!event.offline) return null;
  return {
    date: event.offline.date,
    place: detail?.offline?.place ?? null,
    people: readsPaper ? (detail?.offline?.people ?? null) : null,
    scan: readsPaper ? event.offline.scan.replace(/^sha256:/, "") : null,
    checker,
    check,
  };
}
