import { z } from "zod";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";

const words = (most: number) => z.string().trim().max(most);

/** 需求方意见 as an officer enters it: its gist, of the whole item and of single bids by review code; `revision` is the one on the screen, 0 before the first. */
export const ownerViewInput = z.strictObject({
  revision: z.coerce.number().int().min(0),
  words: words(400).min(1, "required"),
  bids: z.record(z.string().max(40), words(200)).default({}),
});

/** When it may be entered: the bids are open, nobody marks yet. What is marked against is the same for all. */
export const ownerViewStates: readonly ChallengeState[] = ["closed", "singleBid", "matching"];

/** From the form check to the decision: it is entered or read. */
export const ownerViewShown: readonly ChallengeState[] = [...ownerViewStates, "inReview", "ranked", "decided"];

/** 需求方意见 as its readers see it, beside the marks of its criterion and in the ranking. */
export interface OwnerView {
  revision: number;
  words: string;
  recordedAt: string;
}

/** What an expert reads of it: also what it says of the bid; no file where the team is hidden. */
export interface OwnerViewOfBid extends OwnerView {
  ofBid: string;
  hasFile: boolean;
}

/** Its page for the bureau. */
export interface OwnerViewPage {
  challenge: { no: string; title: string; status: ChallengeState };
  view: OwnerView | null;
  /** The name of the file, "" where its digest alone is known. */
  file: { digest: string; name: string } | null;
  bids: { code: string; unitName: string; words: string }[];
  mayRecord: boolean;
}
