import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 提交遇阻: one proposes to open the bid again, another one does (guide 0.1, 3). How long the reopening lasts is derived from its end. */
export const ticketLifecycle = defineLifecycle({
  noun: "ticket",
  states: ["reported", "proposed", "reopened", "declined"],
  birth: { state: "reported", event: "report" },
  moves: {
    propose: [{ from: ["reported", "proposed"], to: "proposed" }],
    reopen: [{ from: ["proposed"], to: "reopened" }],
    decline: [{ from: ["reported", "proposed"], to: "declined" }],
  },
});

export type TicketState = StateOf<typeof ticketLifecycle>;
export type TicketMove = MoveOf<typeof ticketLifecycle>;
