import { z } from "zod";
import type { Noun } from "#app/domain/policy/nouns.ts";

/** What the named checker says of a record of paper (核对): it agrees with the scan, or it does not. Null in its place: nothing yet. */
export const paperOutcomes = ["agreed", "disputed"] as const;
export type PaperOutcome = (typeof paperOutcomes)[number];

const scan = z.string().regex(/^[0-9a-f]{64}$/, "required");

/** All that one person entered from one paper is answered in one press; `seen`: how many entries the page showed. */
export const paperAnswer = z
  .strictObject({ scan, seen: z.coerce.number().int().min(1), outcome: z.enum(paperOutcomes), words: z.string().trim().max(1000, "tooLong").default("") })
  .refine(({ outcome, words }) => outcome === "agreed" || words.length >= 4, { path: ["words"], message: "required" });

/** 说明 of who recorded it, after which the checker is asked again. */
export const paperReply = z.strictObject({ scan, words: z.string().trim().min(4, "required").max(1000, "tooLong") });

/** One entry from a paper. */
export interface PaperEntry {
  at: string;
  noun: Noun;
  event: string;
  no: string | null;
  challengeNo: string | null;
  title: string | null;
}

/** A paper with what was entered from it. */
export interface CheckedPaper {
  scan: string;
  date: string;
  place: string | null;
  people: string[];
  /** Who entered it, and who is to check it. */
  recorder: string | null;
  checker: string;
  entries: PaperEntry[];
  /** Why the checker sent it back, and what the recorder said to it. */
  words: string;
  reply: string;
}

export interface PaperChecks {
  /** Waits for who reads. */
  toCheck: CheckedPaper[];
  /** Came back to who recorded it. */
  disputed: CheckedPaper[];
}
