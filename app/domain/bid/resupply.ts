/** How long a team has to bring its content again, by the database's clock (trust.md section 4). */
export const resupplyHours = 48;

/** Characters of a 留存件: many times what the longest form makes. */
export const largestKept = 8 * 1024 * 1024;

/** What is wrong with a 留存件 that does not match: nothing of ours, another bid's, an older version's, or one that was changed. */
export type KeptProblem = "unreadable" | "otherBid" | "otherVersion" | "changed";

/** 重新提供 as the team and the bureau read it. Instants ISO. */
export interface ResupplyView {
  /** Every code was lost; else the envelope of this bid was damaged. */
  isKeyLost: boolean;
  reason: string;
  askedAt: string;
  dueAt: string;
  suppliedAt: string | null;
  confirmedAt: string | null;
  openedAt: string | null;
}

/** Codes for the review, B01 and on, that no bid of the challenge has yet. */
export function freeCodes(used: readonly string[], most: number): string[] {
  const codes = Array.from({ length: most }, (_, index) => `B${String(index + 1).padStart(2, "0")}`);
  return codes.filter((code) => !used.includes(code));
}
