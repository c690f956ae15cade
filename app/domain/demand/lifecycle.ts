import { defineLifecycle, type MoveOf, type StateOf } from "#app/domain/kernel/lifecycle.ts";

/** 需求: from a firm's draft to the list, the pool or no further (guide 1.3, stages 1 and 2). A merged or split one is superseded by its children. */
export const demandLifecycle = defineLifecycle({
  noun: "demand",
  states: ["draft", "submitted", "underRecommendation", "returned", "recommended", "underVetting", "listed", "shelved", "declined", "withdrawn", "superseded"],
  birth: { state: "draft", event: "create" },
  moves: {
    submit: [
      { from: ["draft", "returned"], to: "submitted" },
      { from: ["draft", "returned"], to: "underRecommendation", outcome: "viaCounty" },
    ],
    recommend: [{ from: ["underRecommendation"], to: "recommended" }],
    return: [{ from: ["submitted", "underRecommendation", "recommended", "underVetting"], to: "returned" }],
    startVetting: [{ from: ["submitted", "recommended"], to: "underVetting" }],
    conclude: [
      { from: ["underVetting"], to: "listed", outcome: "listed" },
      { from: ["underVetting"], to: "shelved", outcome: "shelved" },
      { from: ["underVetting"], to: "declined", outcome: "declined" },
    ],
    shelve: [{ from: ["listed"], to: "shelved" }],
    revisit: [{ from: ["shelved", "declined"], to: "underVetting" }],
    merge: [{ from: ["submitted", "recommended", "underVetting", "shelved"], to: "superseded" }],
    split: [{ from: ["submitted", "recommended", "underVetting", "shelved"], to: "superseded" }],
    withdraw: [{ from: ["draft", "submitted", "underRecommendation", "returned", "recommended", "underVetting"], to: "withdrawn" }],
  },
});

export type DemandState = StateOf<typeof demandLifecycle>;
export type DemandMove = MoveOf<typeof demandLifecycle>;
