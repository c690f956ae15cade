import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 批次 */
export const roundLifecycle = defineLifecycle({
  noun: "round",
  states: ["draft", "published", "suspended", "cancelled", "closed"],
  birth: { state: "draft", event: "create" },
  moves: {
    publish: [{ from: ["draft"], to: "published" }],
    suspend: [{ from: ["published"], to: "suspended" }],
    resume: [{ from: ["suspended"], to: "published" }],
    cancel: [{ from: ["draft", "published", "suspended"], to: "cancelled" }],
    close: [{ from: ["published"], to: "closed" }],
  },
});

export type RoundState = StateOf<typeof roundLifecycle>;
export type RoundMove = MoveOf<typeof roundLifecycle>;
