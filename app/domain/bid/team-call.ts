import type { BidNews } from "#app/domain/mail/mail.ts";

/** Of what a team is told by telephone where no message reaches it: what starts a term, or sets a date to be kept. All of it after the opening. */
export const calledNews = ["contentAsked", "correctionRequested", "formRejected", "rejectionKept", "readmitted", "matchingBegun", "unmatched", "defenceSet", "decision"] as const satisfies readonly (BidNews | "decision")[];
export type CalledNews = (typeof calledNews)[number];

export function isCalled(news: BidNews | "decision"): news is CalledNews {
  return (calledNews as readonly string[]).includes(news);
}

/** 电话告知: a team without address and mobile number that an officer has to call. */
export interface TeamCall {
  id: string;
  bidNo: string;
  challengeNo: string;
  challengeTitle: string;
  unitName: string;
  /** Who began the bid, and what numbers are known: of the people (not for messages) and of the unit. */
  contact: string;
  phones: string[];
  news: CalledNews;
  /** The end of a term, or the time of the defence. ISO. */
  at: string | null;
  words: string | null;
  madeAt: string;
  told: { by: string | null; at: string } | null;
}
