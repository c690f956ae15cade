import { z } from "zod";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar.ts";
import { isDayOver } from "#app/domain/overview/progress.ts";
import type { AgreementView, TalkView } from "./matching.ts";
import type { ShortlistState } from "./lifecycle.ts";

/** 提请需求方确认: bids by public number or review code; left out for the first ones that reach the thresholds. */
export const shortlistProposal = z.strictObject({
  challenge: z.string().min(1, "required"),
  bids: z.array(z.string().min(1)).min(1, "chooseSome").max(50).optional(),
  reason: z.string().trim().min(1, "required").max(1000),
});

/** So many are proposed where nobody chooses. */
const usuallyProposed = 3;

/** The first bids of the ranking that reach every threshold and did not fall by veto; none where none does. */
export function usualProposal<Line extends { place: number; missed: readonly unknown[]; vetoed: boolean }>(lines: readonly Line[]): Line[] {
  return lines.filter(({ missed, vetoed }) => missed.length === 0 && !vetoed).slice(0, usuallyProposed);
}

/** A term is made longer once, by so many days (guide 1.3 stage 8). */
const extraDays = 15;

export function longerTerm(dueOn: string, today: string): string {
  return addDays((dueOn > today ? dueOn : today) as CalendarDate, extraDays);
}

/** What the owner said of a bid: not asked, asked and within its term, silent beyond it, its word. */
export type OwnerWord = "unasked" | "asked" | "silent" | "confirmed" | "vetoed";

export function ownerWordOf(row: { status: ShortlistState; dueOn: string } | undefined, now: string): OwnerWord {
  if (!row) return "unasked";
  if (row.status === "lapsed") return "silent";
  if (row.status !== "proposed") return row.status;
  return isDayOver(row.dueOn, now) ? "silent" : "asked";
}

/** A bid before the owner, for the owner and the bureau: neither place nor mark. */
export interface ShortlistedBid {
  bidNo: string;
  unitName: string;
  status: ShortlistState;
  /** Why it is put before the owner. */
  reason: string;
  times: number;
  /** Last day of the term, an ISO date. */
  dueOn: string;
  isExtended: boolean;
  isLate: boolean;
  /** Whether a message went to the owner. */
  isTold: boolean;
  /** The owner's words; of the time before, where it was put before the owner again. */
  words: string;
  saidAt: string | null;
  isOffline: boolean;
  /** Whether its content may still be opened here. */
  isReadable: boolean;
}

interface ShortlistHead {
  /** 供需对接 before the review, 需求方确认 after it. */
  stage: "matching" | "shortlist";
  no: string;
  title: string;
  status: ChallengeState;
  /** Else nobody of its own can answer here, and the word comes on paper. */
  hasOwner: boolean;
  /** Of a joint owner, which reads while the one who leads answers. */
  isJoint: boolean;
}

/** 需求方确认 of an item. `candidates`: what the officer may put before the owner, in the order of the ranking. */
export interface ShortlistPage {
  sight: "owner" | "bureau";
  challenge: ShortlistHead;
  rows: ShortlistedBid[];
  candidates: { no: string; code: string; unitName: string; place: number; total: string; isBelow: boolean; isUsual: boolean }[];
}

/** One of them. */
export interface ShortlistedPage {
  sight: "owner" | "bureau";
  challenge: ShortlistHead;
  bid: ShortlistedBid;
  /** What belongs to 对接; null in 需求方确认. */
  matching: { talks: TalkView[]; agreement: AgreementView | null; contact: { name: string; phone: string } | null; mayRecord: boolean } | null;
}
