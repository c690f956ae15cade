import { describe, expect, it } from "vitest";
import { type ProblemCode, problemCodes, problemsOf } from "./problems.ts";
import type { ChallengeProgress } from "./progress.ts";
import { progressOf } from "./progress.fixture.ts";

const table: [ProblemCode, Partial<ChallengeProgress>][] = [
  ["keyLost", { status: "closed", isKeyLost: true }],
  ["outage", { status: "open", outageMinutes: 600 }],
  ["suspended", { status: "suspended" }],
  ["noBid", { status: "noBid" }],
  ["singleBid", { status: "singleBid" }],
  ["rankingTainted", { status: "ranked", isRankingTainted: true }],
  ["decidedConflict", { status: "decided", decidedConflicts: 1 }],
  ["publicityFrozen", { status: "decided", awards: [{ status: "frozen", endsOn: null }] }],
];

describe("the problems of items", () => {
  it.each(table)("%s", (code, given) => {
    expect(problemsOf([progressOf(given)]).map((one) => one.code)).toEqual([code]);
  });

  it("are none where everything goes its way, and the gravest come first", () => {
    expect(problemsOf([progressOf({ status: "open" }), progressOf({ status: "inReview" }), progressOf({ status: "closed", outageMinutes: 5 })])).toEqual([]);
    expect(problemsOf([...table].reverse().map(([, given]) => progressOf(given))).map(({ code }) => code)).toEqual([...problemCodes]);
  });
});
