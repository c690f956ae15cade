import { describe, expect, it } from "vitest";
import { challengeLifecycle } from "#app/domain/challenge/lifecycle.ts";
import { isOpened } from "#app/domain/policy/bid.ts";
import { bidLifecycle } from "./lifecycle.ts";
import { nextStepOf } from "./next-step.ts";

const noPage = { sealedPageUntil: null, openedFiles: [] };

describe("what comes next for a bid", () => {
  it.each(bidLifecycle.states)("%s: never a step that needs what is locked, whatever became of its item", (status) => {
    for (const challenge of challengeLifecycle.states) {
      const step = nextStepOf({ status, contest: null, challenge: { status: challenge }, editing: { mode: "locked" }, ...noPage });
      expect(["draft", "submitted", "withdrawn", "correctionRequested"]).not.toContain(step);
      if (isOpened[status]) expect(["suspended", "suspendedSubmitted", "notSubmitted", "notSubmittedAgain", "awaitOpening"]).not.toContain(step);
    }
  });

  it("is its own state's while the team may work on it", () => {
    for (const status of ["draft", "submitted", "withdrawn"] as const) expect(nextStepOf({ status, contest: null, challenge: { status: "open" }, editing: { mode: "bidding" }, ...noPage })).toBe(status);
  });

  it("is nothing for who began it on a contest that was declined, however long the item is open", () => {
    expect(nextStepOf({ status: "draft", contest: "declined", challenge: { status: "open" }, editing: { mode: "locked" }, ...noPage })).toBe("contestDeclined");
  });

  it("is the sealed page while it may come and has not", () => {
    const opened = { status: "underFormCheck", contest: null, challenge: { status: "closed" }, editing: { mode: "locked" }, sealedPageUntil: "2026-03-12T09:00:00.000Z" } as const;
    const page = (problem: "damaged" | null) => [{ kind: "sealedPrint" as const, problem }];
    expect([nextStepOf({ ...opened, openedFiles: [{ kind: "agreement", problem: null }] }), nextStepOf({ ...opened, openedFiles: page("damaged") }), nextStepOf({ ...opened, openedFiles: page(null) }), nextStepOf({ ...opened, ...noPage })]).toEqual(["sealedPageDue", "sealedPageDue", "underFormCheck", "underFormCheck"]);
  });
});
