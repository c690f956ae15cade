import { describe, expect, it } from "vitest";
import { solveAssignment } from "#app/domain/review/assignment/solve.ts";
import { verifyAssignment } from "#app/domain/review/assignment/verify.ts";
import { solvePlan } from "./solve-plan.ts";
import { type AskedPlan, type PlanFacts, problemOf } from "./plan.ts";
import { planConditions } from "./plan-conditions-schema.ts";

const asked = (more: Partial<AskedPlan> = {}): AskedPlan => ({ ...planConditions.parse({ challenges: ["C1", "C2"], perBid: "2", loadMax: "2", kinds: [{ kind: "financial", least: "1" }] }), edits: [], ...more });
const facts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  bids: [{ no: "C1-001", challengeNo: "C1" }, { no: "C1-002", challengeNo: "C1" }, { no: "C2-001", challengeNo: "C2" }],
  experts: [
    { no: "E1", kind: "technical", unitId: "u1", local: true },
    { no: "E2", kind: "technical", unitId: "u2", local: false },
    { no: "E3", kind: "financial", unitId: "u3", local: true },
    { no: "E4", kind: "financial", unitId: "u4", local: true },
  ],
  matches: [[90, 50, 20, 10], [80, 60, 20, 10], [30, 70, 20, 15]],
  conflicts: [],
  tasks: [],
  mostPerExpert: 3,
  elsewhere: new Map(),
  ...more,
});
const solve = (given: AskedPlan, base: [string, string][] | null = null, before: number | null = null, from = facts()) => {
  const { problem, conflicts, problems } = problemOf(given, from, base);
  expect(problems).toEqual([]);
  return solvePlan({ problem, conflicts, bids: from.bids.map(({ no }) => no), experts: from.experts.map(({ no }) => no), before, demands: [] }, { elapsed: () => 0 });
};
const pairsOf = (answer: ReturnType<typeof solve>) => ("pairs" in answer ? answer.pairs.map(({ bid, expert }) => `${answer.bids[bid]!} ${answer.experts[expert]!}`).sort() : answer.status);

describe("planConditions", () => {
  it("reads pairs by line, in any case, with any mark between", () => {
    expect(planConditions.parse({ challenges: "C1", perBid: 3, loadMax: 5, apart: " e1, e2\n\nE3　E4；E1 E4" })).toMatchObject({ challenges: ["C1"], apart: [["E1", "E2"], ["E3", "E4"], ["E1", "E4"]], fixed: [] });
  });

  it.each<[object, string, string]>([
    [{ perBid: "x" }, "perBid", "wholeNumber"],
    [{ perBid: 0 }, "perBid", "planNobody"],
    [{ loadMin: 3, loadMax: 2 }, "loadMax", "loadOrder"],
    [{ leastOutside: 4 }, "leastOutside", "drawOutside"],
    [{ challenges: [] }, "challenges", "planChallenges"],
    [{ fixed: "C1-001 E1 E2" }, "fixed", "planPairLine"],
  ])("refuses %j at %s", (more, path, message) => {
    const parsed = planConditions.safeParse({ challenges: ["C1"], perBid: 3, loadMax: 5, ...more });
    expect(parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toContainEqual([path, message]);
  });
});

describe("problemOf", () => {
  it("forbids an expert with a conflict every bid of the item, and says which reason", () => {
    const { problem, conflicts } = problemOf(asked(), facts({ conflicts: [{ bidNo: "C1-001", expertNo: "E1", reason: "pastUnit" }, { bidNo: "C9-001", expertNo: "E2", reason: "adviser" }] }), null);
    expect(conflicts).toEqual([[0, 0, "pastUnit"], [1, 0, "pastUnit"]]);
    expect(problem.forbidden).toEqual([[0, 0], [1, 0]]);
  });

  it("keeps tasks that stand and asks nobody again who gave one up", () => {
    const { problem } = problemOf(asked(), facts({ tasks: [{ bidNo: "C1-001", expertNo: "E2", isLive: true }, { bidNo: "C1-002", expertNo: "E1", isLive: false }] }), null);
    expect(problem).toMatchObject({ fixed: [[0, 1]], forbidden: [[1, 0]] });
  });

  it("leaves an expert what is left beside the bids of other items, and at least what stands", () => {
    const reads = facts({ elsewhere: new Map([["E1", 3], ["E2", 2], ["E3", 3]]), tasks: [{ bidNo: "C1-001", expertNo: "E3", isLive: true }] });
    expect(problemOf(asked(), reads, null).problem.loadMaxOf).toEqual([0, 1, 1, null]);
    const answer = solve(asked({ perBid: 1, kinds: [], loadMax: 3 }), null, null, facts({ elsewhere: new Map([["E1", 2]]) }));
    expect(pairsOf(answer)).toEqual(["C1-001 E1", "C1-002 E2", "C2-001 E2"]);
  });

  it("asks for one expert of a unit among those still to be chosen, also where a draw seated two colleagues", () => {
    const experts = facts().experts.map((expert) => (expert.no === "E4" ? expert : { ...expert, unitId: "u1" }));
    const from = facts({ experts, tasks: ["E1", "E2"].map((expertNo) => ({ bidNo: "C1-001", expertNo, isLive: true })) });
    const answer = solve(asked({ perBid: 3, loadMax: 3, onePerUnit: true, challenges: ["C1"] }), null, null, { ...from, bids: from.bids.slice(0, 1), matches: from.matches.slice(0, 1) });
    expect(pairsOf(answer)).toEqual(["C1-001 E1", "C1-001 E2", "C1-001 E4"]);
  });

  it("counts who is seated, and lets two seated colleagues of one bid weaken the limit nowhere else", () => {
    const experts = facts().experts.map((expert) => (expert.no === "E4" ? expert : { ...expert, unitId: "u1" }));
    const seatedTwice = ["E1", "E2"].map((expertNo) => ({ bidNo: "C1-001", expertNo, isLive: true }));
    const given = asked({ perBid: 2, loadMax: 3, onePerUnit: true, kinds: [] });
    // Of three colleagues only one with the outsider E4 on every other bid, though E1 and E2 sit together on the first.
    const from = facts({ experts, tasks: [...seatedTwice, { bidNo: "C2-001", expertNo: "E3", isLive: true }] });
    const answer = solve(given, null, null, from);
    expect(pairsOf(answer)).toEqual(["C1-001 E1", "C1-001 E2", "C1-002 E1", "C1-002 E4", "C2-001 E3", "C2-001 E4"]);
    const { problem } = problemOf(given, from, null);
    expect(verifyAssignment(problem, solveAssignment(problem, { elapsed: () => 0 }))).toEqual({ ok: true, value: null });
    // Without the outsider the second bid finds no pair: the seated colleagues help nobody else.
    const impossible = solve({ ...given, edits: [{ bid: "C1-002", expert: "E4", made: false }] }, null, null, from);
    expect(impossible.status).toBe("infeasible");
    expect(problemOf({ ...given, fixed: [["C2-001", "E1"]] }, from, null).problems).toEqual([{ field: "fixed", message: "planSameUnit", of: "C2-001 E1", colleague: "E3" }]);
  });

  it("takes no standing task back by hand", () => {
    const { problem, problems } = problemOf(asked({ edits: [{ bid: "C1-001", expert: "E2", made: false }] }), facts({ tasks: [{ bidNo: "C1-001", expertNo: "E2", isLive: true }] }), null);
    expect(problems).toEqual([{ field: "edits", message: "planHasTask", of: "C1-001 E2" }]);
    expect(problem.fixed).toEqual([[0, 1]]);
  });

  it("names what it does not know and what a conflict forbids", () => {
    const given = asked({ fixed: [["C7-001", "E1"], ["C1-001", "E9"], ["C1-001", "E1"]], apart: [["E1", "E8"]] });
    expect(problemOf(given, facts({ conflicts: [{ bidNo: "C1-001", expertNo: "E1", reason: "pastUnit" }] }), null).problems).toEqual([
      { field: "fixed", message: "planUnknownBid", of: "C7-001" },
      { field: "fixed", message: "planUnknownExpert", of: "E9" },
      { field: "fixed", message: "planForbidden", of: "C1-001 E1" },
      { field: "apart", message: "planUnknownExpert", of: "E8" },
    ]);
  });
});

describe("solvePlan", () => {
  it("takes the best experts within the limits and says why, also of who was not taken", () => {
    const answer = solve(asked());
    expect(pairsOf(answer)).toEqual(["C1-001 E1", "C1-001 E3", "C1-002 E1", "C1-002 E3", "C2-001 E2", "C2-001 E4"]);
    expect(answer).toMatchObject({ status: "optimal", objective: 295, worst: 15, change: null });
    if (!("refused" in answer)) throw new Error("no answer");
    expect(answer.refused.find(({ bid, expert }) => bid === 0 && expert === 1)).toMatchObject({ weight: 50, reason: "limits" });
    expect(answer.pairs.find(({ bid, expert }) => bid === 0 && expert === 0)!.atLeastLost).toBeGreaterThan(0);
  });

  it("says what a change by hand costs and leaves the rest as it was", () => {
    const first = solve(asked());
    const base = pairsOf(first) as string[];
    const edited = solve(asked({ edits: [{ bid: "C1-001", expert: "E2", made: true }] }), base.map((pair) => pair.split(" ") as [string, string]), 295);
    expect(pairsOf(edited)).toContain("C1-001 E2");
    expect(edited).toMatchObject({ objective: 255, change: { cost: 40, kept: 5 } });
    const without = solve(asked({ edits: [{ bid: "C2-001", expert: "E2", made: false }] }), null, 295);
    expect(pairsOf(without)).not.toContain("C2-001 E2");
  });

  it("says what is missing and the least that would help", () => {
    const answer = solve(asked({ loadMax: 1 }));
    expect(answer).toMatchObject({ status: "infeasible", shortage: 2, concernedBids: [0, 1, 2], relaxation: { limit: "load.max" } });
  });
});
