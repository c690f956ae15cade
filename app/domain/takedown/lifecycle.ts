import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 紧急下架: one officer hides at once, a second person restores or makes it final within a working day. */
export const takedownLifecycle = defineLifecycle({
  noun: "takedown",
  states: ["hidden", "restored", "final"],
  birth: { state: "hidden", event: "hide" },
  moves: {
    restore: [{ from: ["hidden"], to: "restored" }],
    finalise: [{ from: ["hidden"], to: "final" }],
  },
});

export type TakedownState = StateOf<typeof takedownLifecycle>;
export type TakedownMove = MoveOf<typeof takedownLifecycle>;
