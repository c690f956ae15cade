import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 异议 */
export const objectionLifecycle = defineLifecycle({
  noun: "objection",
  states: ["received", "admissible", "inadmissible", "investigating", "upheld", "partlyUpheld", "rejected", "reExamined", "closed"],
  birth: { state: "received", event: "receive" },
  moves: {
    receive: [{ from: ["inadmissible"], to: "received" }],
    admit: [{ from: ["received"], to: "admissible" }],
    dismiss: [{ from: ["received"], to: "inadmissible" }],
    investigate: [{ from: ["admissible"], to: "investigating" }],
    uphold: [{ from: ["investigating", "reExamined"], to: "upheld" }],
    partlyUphold: [{ from: ["investigating", "reExamined"], to: "partlyUpheld" }],
    reject: [{ from: ["investigating", "reExamined"], to: "rejected" }],
    reExamine: [{ from: ["upheld", "partlyUpheld", "rejected"], to: "reExamined" }],
    close: [{ from: ["inadmissible", "upheld", "partlyUpheld", "rejected"], to: "closed" }],
  },
});

export type ObjectionState = StateOf<typeof objectionLifecycle>;
export type ObjectionMove = MoveOf<typeof objectionLifecycle>;
