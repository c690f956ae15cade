import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 揭榜申报. A draft that was never submitted stays a draft; the deadline makes it read-only. */
export const bidLifecycle = defineLifecycle({
  noun: "bid",
  states: ["draft", "submitted", "withdrawn", "notOpened", "underFormCheck", "correctionRequested", "formPassed", "formRejected", "scored"],
  birth: { state: "draft", event: "create" },
  moves: {
    submit: [{ from: ["draft", "withdrawn"], to: "submitted" }],
    replace: [{ from: ["submitted"], to: "submitted" }],
    // Lets the readable text go, nothing of what was sealed.
    clearDraft: [{ from: ["submitted"], to: "submitted" }],
    withdraw: [{ from: ["submitted"], to: "withdrawn" }],
    open: [
      { from: ["submitted"], to: "underFormCheck" },
      { from: ["submitted"], to: "notOpened", outcome: "failed" },
    ],
    requestCorrection: [{ from: ["underFormCheck"], to: "correctionRequested" }],
    correct: [{ from: ["correctionRequested"], to: "underFormCheck" }],
    passForm: [{ from: ["underFormCheck"], to: "formPassed" }],
    rejectForm: [{ from: ["underFormCheck", "correctionRequested"], to: "formRejected" }],
    // 复核: asked once; the answer keeps the state or opens the form check again.
    askFormReview: [{ from: ["formRejected"], to: "formRejected" }],
    keepRejection: [{ from: ["formRejected"], to: "formRejected" }],
    readmit: [{ from: ["formRejected"], to: "underFormCheck" }],
    // Follows from the freeze of its challenge's ranking.
    score: [{ from: ["formPassed"], to: "scored" }],
  },
});

export type BidState = StateOf<typeof bidLifecycle>;
export type BidMove = MoveOf<typeof bidLifecycle>;
