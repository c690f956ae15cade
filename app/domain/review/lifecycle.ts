import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 评审任务: one expert for one bid. `signed` locks the marks; only a reopening by two people undoes it. */
export const reviewAssignmentLifecycle = defineLifecycle({
  noun: "reviewAssignment",
  states: ["invited", "accepted", "declined", "recused", "noReply", "reviewing", "signed", "reopened", "voided", "replaced"],
  birth: { state: "invited", event: "invite" },
  moves: {
    invite: [{ from: ["noReply"], to: "invited" }],
    accept: [{ from: ["invited"], to: "accepted" }],
    decline: [{ from: ["invited", "accepted"], to: "declined" }],
    recuse: [{ from: ["invited", "accepted", "reviewing"], to: "recused" }],
    start: [{ from: ["accepted"], to: "reviewing" }],
    sign: [{ from: ["reviewing", "reopened"], to: "signed" }],
    // Two people: one asks with a reason, another one lets it happen.
    askReopen: [{ from: ["signed"], to: "signed" }],
    reopen: [{ from: ["signed"], to: "reopened" }],
    void: [{ from: ["accepted", "reviewing", "signed", "reopened"], to: "voided" }],
    replace: [
      { from: ["declined", "recused", "noReply", "voided"], to: "replaced" },
      { from: ["invited"], to: "noReply", outcome: "noReply" },
    ],
  },
});

export type ReviewAssignmentState = StateOf<typeof reviewAssignmentLifecycle>;
export type ReviewAssignmentMove = MoveOf<typeof reviewAssignmentLifecycle>;
