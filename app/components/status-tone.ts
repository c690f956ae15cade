import type { Noun, NounState } from "#app/domain/policy/nouns.ts";

/**
 * The colour of a state: `quiet` nothing happens now, `active` it is open, `waiting` somebody must act,
 * `settled` it is done, `alarm` it went wrong or was stopped.
 */
export type Tone = "quiet" | "active" | "waiting" | "settled" | "alarm";

/** One tone for each state of each noun: a new state does not compile without one. */
export const statusTones: { [N in Noun]: Record<NounState<N>, Tone> } = {
  round: { draft: "quiet", published: "active", suspended: "alarm", cancelled: "alarm", closed: "settled" },
  challenge: {
    drafted: "quiet",
    approved: "waiting",
    open: "active",
    suspended: "alarm",
    withdrawn: "alarm",
    closed: "waiting",
    noBid: "alarm",
    singleBid: "waiting",
    inReview: "waiting",
    ranked: "waiting",
    decided: "settled",
    endedNoBid: "quiet",
    endedUnmatched: "quiet",
  },
  bid: {
    draft: "quiet",
    submitted: "active",
    withdrawn: "quiet",
    notOpened: "alarm",
    underFormCheck: "waiting",
    correctionRequested: "alarm",
    formPassed: "active",
    formRejected: "alarm",
    scored: "settled",
  },
  reviewAssignment: {
    invited: "waiting",
    accepted: "active",
    declined: "quiet",
    recused: "quiet",
    noReply: "alarm",
    reviewing: "active",
    signed: "settled",
    reopened: "alarm",
    voided: "alarm",
    replaced: "quiet",
  },
  shortlist: { proposed: "waiting", confirmed: "settled", vetoed: "alarm" },
  award: {
    proposed: "waiting",
    inPublicity: "active",
    frozen: "alarm",
    awarded: "settled",
    revoked: "alarm",
    forfeited: "quiet",
    noAward: "quiet",
  },
  notice: { draft: "quiet", published: "active", withdrawn: "alarm", ended: "settled" },
  question: { asked: "waiting", drafted: "active", published: "settled", declined: "quiet" },
  ticket: { reported: "waiting", proposed: "waiting", reopened: "settled", declined: "quiet" },
  objection: {
    received: "waiting",
    admissible: "active",
    inadmissible: "quiet",
    investigating: "active",
    upheld: "alarm",
    partlyUpheld: "alarm",
    rejected: "quiet",
    reExamined: "waiting",
    closed: "settled",
  },
};
