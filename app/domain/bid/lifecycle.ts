import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 揭榜申报. A draft that was never submitted stays a draft; the deadline makes it read-only. */
export const bidLifecycle = defineLifecycle({
  noun: "bid",
  states: ["draft", "submitted", "withdrawn", "notOpened", "contentAsked", "contentSupplied", "contentConfirmed", "contentMissing", "underFormCheck", "correctionRequested", "formPassed", "formRejected", "unmatched", "scored"],
  birth: { state: "draft", event: "create" },
  moves: {
    submit: [{ from: ["draft", "withdrawn"], to: "submitted" }],
    replace: [{ from: ["submitted"], to: "submitted" }],
    // Lets the readable text go, nothing of what was sealed.
    clearDraft: [{ from: ["submitted"], to: "submitted" }],
    withdraw: [{ from: ["submitted"], to: "withdrawn" }],
    // Codes that turn up again still open what its team was asked for.
    open: [
      { from: ["submitted", "contentAsked"], to: "underFormCheck" },
      { from: ["submitted", "contentAsked"], to: "notOpened", outcome: "failed" },
    ],
    // 重新提供 (trust.md section 4): no key opens it, so the team brings what it kept; two people let it count.
    askContent: [{ from: ["submitted", "notOpened"], to: "contentAsked" }],
    supplyContent: [{ from: ["contentAsked"], to: "contentSupplied" }],
    confirmContent: [{ from: ["contentSupplied"], to: "contentConfirmed" }],
    openSupplied: [{ from: ["contentConfirmed"], to: "underFormCheck" }],
    endSupply: [{ from: ["contentAsked"], to: "contentMissing" }],
    requestCorrection: [{ from: ["underFormCheck"], to: "correctionRequested" }],
    correct: [{ from: ["correctionRequested"], to: "underFormCheck" }],
    passForm: [{ from: ["underFormCheck"], to: "formPassed" }],
    rejectForm: [{ from: ["underFormCheck", "correctionRequested"], to: "formRejected" }],
    // Something came to light after the passing, by an item that was opened later.
    recheckForm: [{ from: ["formPassed"], to: "underFormCheck" }],
    // 复核: asked once; the answer keeps the state or opens the form check again.
    askFormReview: [{ from: ["formRejected"], to: "formRejected" }],
    keepRejection: [{ from: ["formRejected"], to: "formRejected" }],
    readmit: [{ from: ["formRejected"], to: "underFormCheck" }],
    // 未达成对接: without an agreement it goes no further when the review begins, or the item ends.
    unmatch: [{ from: ["formPassed"], to: "unmatched" }],
    // Follows from the freeze of its challenge's ranking.
    score: [{ from: ["formPassed"], to: "scored" }],
    rankAgain: [{ from: ["scored"], to: "formPassed" }],
  },
});

export type BidState = StateOf<typeof bidLifecycle>;

/** 重新提供 under way: known to the bureau, read by nobody yet. */
export const resupplyStates = ["contentAsked", "contentSupplied", "contentConfirmed"] as const satisfies readonly BidState[];

/** States without a decision of the form check; the review waits for them. */
export const undecidedStates = ["submitted", ...resupplyStates, "underFormCheck", "correctionRequested"] as const satisfies readonly BidState[];

/** Out of the procedure because nothing could be read. */
export const unreadStates = ["notOpened", "contentMissing"] as const satisfies readonly BidState[];
export type BidMove = MoveOf<typeof bidLifecycle>;
