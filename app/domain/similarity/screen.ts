import { z } from "zod";
import type { TextSource } from "./normal-text.ts";
import { type ScreenedText, screenTexts, type SimilarPair } from "./screen-texts.ts";
import { sharedTraits, type SharedTrait, type Trait } from "./traits.ts";

/** How far a 雷同核查 is. */
export const screenStages = ["waiting", "reading", "comparing", "done", "failed"] as const;
export type ScreenStage = (typeof screenStages)[number];

/** The two persons who are to read it, by their user names. */
export const screenRequest = z.strictObject({
  readers: z.preprocess((given) => (typeof given === "string" ? [given] : (given ?? [])), z.array(z.string().trim().min(1).max(60)).length(2, "twoReaders").refine(([one, other]) => one !== other, "twoReaders")),
});

/** A bid with everything that is compared. `units`: credit codes of its team, the lead's first. */
export interface ScreenedBid {
  units: readonly string[];
  isPast: boolean;
  texts: ScreenedText["texts"];
  traits: readonly Trait[];
}

/** What the thread is given: the bids, and the texts that everybody was given. */
export interface ScreenTask {
  bids: readonly ScreenedBid[];
  known: readonly string[];
}

export interface ScreenAnswer {
  pairs: SimilarPair[];
  morePairs: number;
  traits: SharedTrait[];
}

/**
 * 雷同核查: similar passages and common traits of opened bids. It shows where to look and says nothing about why: there may be
 * one author, one adviser or one published source. No score and no decision reads it.
 */
export function screenBids({ bids, known }: ScreenTask): ScreenAnswer {
  const { pairs, morePairs } = screenTexts(bids.map(({ units, isPast, texts }) => ({ team: units[0] ?? "", isPast, texts })), known);
  return { pairs, morePairs, traits: sharedTraits(bids, known) };
}

/** A bid as the result names it. */
export interface ScreenedName {
  id: string;
  no: string;
  challengeNo: string;
  challengeId: string;
  roundCode: string;
  unitName: string;
  isPast: boolean;
}

/** What is kept of a screen besides its pairs. */
export interface ScreenSummary {
  bids: ScreenedName[];
  traits: SharedTrait[];
  morePairs: number;
  /** Attachments without words that can be read: pictures, scans, archives. */
  unread: { bid: number; source: TextSource }[];
}
