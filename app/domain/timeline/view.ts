import type { OfflineFacts } from "#app/domain/exception/view.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { Relation } from "#app/domain/policy/policy.ts";

/** How much of an object's history somebody sees. */
export type TimelineSight = "none" | "public" | "team" | "staff" | "staffWithNames";

/** One thing that happened to an object. Carries no number of the log: gaps would tell of events that are secret. */
export interface TimelineEvent {
  at: string;
  noun: Noun;
  event: string;
  to: string | null;
  /** Facts for the words, as far as the reader may know them. */
  facts: Record<string, string | number>;
  by: "system" | "public" | "person";
  /** Name of the person for who may know it, else null. */
  who: string | null;
  /** Under which relation to the object (身份), for the bureau; null: from before it was recorded, or no move. */
  role: Relation | null;
  reason: string | null;
  isOffline: boolean;
  offline: OfflineFacts | null;
}

/** The same in words, as a page shows it. */
export interface SpokenEvent extends Pick<TimelineEvent, "at" | "who" | "reason" | "isOffline"> {
  words: string;
  paper: { words: string; scan: string | null } | null;
}
