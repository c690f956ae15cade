import { describe, expect, it } from "vitest";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { bidLifecycle } from "./lifecycle.ts";
import { nextStepOf } from "./next-step.ts";

describe("what comes next for a bid", () => {
  it.each(bidLifecycle.states)("%s: never a step that needs what is locked, whatever became of its item", (status) => {
    for (const challenge of challengeLifecycle.states) {
      const step = nextStepOf({ status, contest: null, challenge: { status: challenge }, editing: { mode: "locked" } });
      expect(["draft", "submitted", "withdrawn", "correctionRequested"]).not.toContain(step);
      if (isOpened[status]) expect(["suspended", "suspendedSubmitted", "notSubmitted", "notSubmittedAgain", "awaitOpening"]).not.toContain(step);
    }
  });

  it("is its own state's while the team may work on it", () => {
    for (const status of ["draft", "submitted", "withdrawn"] as const) expect(nextStepOf({ status, contest: null, challenge: { status: "open" }, editing: { mode: "bidding" } })).toBe(status);
  });

  it("is nothing for who began it on a contest that was declined, however long the item is open", () => {
    expect(nextStepOf({ status: "draft", contest: "declined", challenge: { status: "open" }, editing: { mode: "locked" } })).toBe("contestDeclined");
  });
});
