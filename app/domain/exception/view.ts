import type { Noun } from "#app/domain/policy/nouns.ts";
import type { PaperOutcome } from "#app/domain/scan/paper-check.ts";
import type { ExceptionKind } from "./kinds.ts";

/** How something was done on paper (线下办理记录). `people` is null for who may not know them. */
export interface OfflineFacts {
  date: string;
  place: string | null;
  people: string[] | null;
  scan: string | null;
  checker: string | null;
  /** What the checker said with the own account; null: recorded before checkers were asked. */
  check: PaperOutcome | "waiting" | null;
}

/** A row of the 例外清单. Experts appear by pseudonym only. */
export interface ExceptionRow {
  at: string;
  kinds: ExceptionKind[];
  noun: Noun;
  event: string;
  /** Public number of the object, else of its challenge. */
  no: string | null;
  challengeNo: string | null;
  challengeTitle: string | null;
  roundCode: string;
  who: string | null;
  reason: string | null;
  offline: OfflineFacts | null;
}

export interface ExceptionList {
  rows: ExceptionRow[];
  /** Of all pages. */
  total: number;
  page: number;
  pageSize: number;
  byKind: { kind: ExceptionKind; count: number }[];
}
