import type { Relation } from "#app/domain/policy/policy.ts";

/** As what somebody opens a bid that is not their own; the first one held counts. The team's own looks are not logged. */
export const readingRoles = ["expert", "officer", "secondOfficer", "leader", "supervisor", "owner", "coOwner"] as const satisfies readonly Relation[];
export type ReadingRole = (typeof readingRoles)[number];

/** What was opened: the answers, the page of one sheet made from them, what it has in common with another bid (雷同核查), or a file by its position. */
export type ReadingPart = "content" | "summary" | "similarity" | `file:${number}`;

/** A line of the 查阅记录. `person` stands there for the supervisor alone; the bid's owner reads role and pseudonym (guide 0.1, 8). */
export interface BidReading {
  at: string;
  role: ReadingRole;
  pseudonym: string | null;
  part: ReadingPart;
  person: string | null;
}

/** 查阅记录 of one bid, the newest first. */
export interface ReadingLog {
  no: string;
  challenge: { no: string; title: string };
  readings: BidReading[];
  /** All of them; `readings` holds the latest. */
  total: number;
}

/** Who opens it, or null for the team itself and for who sees nothing of it. */
export function readingRoleOf(held: readonly Relation[]): ReadingRole | null {
  if (held.includes("team")) return null;
  return readingRoles.find((role) => held.includes(role)) ?? null;
}
