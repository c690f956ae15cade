import type { ChallengeProgress } from "./progress.ts";

/** A published challenge in the middle of its bidding; change a part to see where it then stands. */
export function progressOf(change: Partial<ChallengeProgress> = {}): ChallengeProgress {
  return {
    id: "c1",
    no: "JZGX-2026-001",
    title: "示例任务",
    roundId: "r1",
    roundCode: "JZGX-2026",
    isRehearsal: false,
    status: "open",
    version: 3,
    pattern: "C",
    race: false,
    ownerUnitId: null,
    coOwnerIds: [],
    ownerName: null,
    opensAt: "2026-03-01T01:00:00.000Z",
    closesAt: "2026-04-01T09:00:00.000Z",
    createdBy: "p1",
    approvedBy: "p1",
    amendmentAskedBy: null,
    extensionAskedBy: null,
    hasSealedBids: false,
    hasOpenedBids: false,
    isKeyLost: false,
    isLossRecorded: false,
    reopenedUntil: null,
    ticketsWaiting: 0,
    outageMinutes: 0,
    isRankingTainted: false,
    taintedBy: [],
    decidedConflicts: 0,
    stagesLeft: 0,
    bidsBeforeOwner: 0,
    bidsAgreed: 0,
    expertsPerBid: 5,
    bidsAtClose: null,
    bids: null,
    correctionDueAt: null,
    contentDueAt: null,
    rejections: { asked: 0, rejectedAt: [] },
    review: { bidsLackingExperts: 0, live: 0, signed: 0, unanswered: 0 },
    shortlist: { proposed: 0, confirmed: 0, vetoed: 0, lapsed: 0, dueOn: null, untold: 0 },
    awards: [],
    ...change,
  };
}

/** Bids by state after the opening. */
export function bidsOf(change: Partial<NonNullable<ChallengeProgress["bids"]>> = {}): NonNullable<ChallengeProgress["bids"]> {
  return { notOpened: 0, contentAsked: 0, contentSupplied: 0, contentConfirmed: 0, contentMissing: 0, underFormCheck: 0, correctionRequested: 0, formPassed: 0, formRejected: 0, unmatched: 0, scored: 0, ...change };
}
