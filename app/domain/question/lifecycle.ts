import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 答疑: a bidder asks, the demand owner drafts, the officer publishes to all without naming who asked. Overdue is derived. */
export const questionLifecycle = defineLifecycle({
  noun: "question",
  states: ["asked", "drafted", "published", "declined"],
  birth: { state: "asked", event: "ask" },
  moves: {
    draft: [{ from: ["asked", "drafted"], to: "drafted" }],
    publish: [{ from: ["asked", "drafted"], to: "published" }],
    decline: [{ from: ["asked", "drafted"], to: "declined" }],
  },
});

export type QuestionState = StateOf<typeof questionLifecycle>;
export type QuestionMove = MoveOf<typeof questionLifecycle>;
