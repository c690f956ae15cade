import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { problemOf } from "#tests/support/assignment-problems.ts";
import { readAssignmentProblem } from "./problem.ts";
import { type AssignmentAnswer, type FoundAssignment, solveAssignment } from "./solve.ts";
import { verifyAssignment } from "./verify.ts";

const read = (given: unknown) => {
  const problem = readAssignmentProblem(given);
  if (!problem.ok) throw new Error(JSON.stringify(problem.refusal));
  return problem.value;
};
const problem = { bids: 3, experts: 4, perBid: 2, load: { min: 1, max: 2 }, weights: [[0, 0, 5], [0, 1, 4], [1, 1, 3], [1, 2, -2], [2, 3, 7]], forbidden: [[2, 0]], expertUnits: ["a", "b", "b", null], expertKinds: ["t", "f", "t", "f"], perBidKinds: { f: 1 }, fair: true };
const answer = solveAssignment(read(problem), { elapsed: () => 0 }) as FoundAssignment;
const check = (changed: unknown, of: unknown = problem) => {
  const verdict = verifyAssignment(read(of), JSON.parse(JSON.stringify(changed)));
  return verdict.ok ? verdict.value : verdict.refusal;
};

describe("verifyAssignment", () => {
  it("accepts what was solved", () => {
    expect(answer.status).toBe("optimal");
    expect(check(answer)).toBeNull();
  });

  it.each([
    ["a pair less", { ...answer, pairs: answer.pairs.slice(1) }, { flaw: "limitBroken", limit: "perBid" }],
    ["a pair twice", { ...answer, pairs: [...answer.pairs, answer.pairs[0]] }, { flaw: "limitBroken", limit: "pair" }],
    ["an expert who does not exist", { ...answer, pairs: [[0, 9], ...answer.pairs.slice(1)] }, { flaw: "limitBroken", limit: "pair" }],
    ["a conflict", { ...answer, pairs: [[2, 0], ...answer.pairs] }, { flaw: "limitBroken", limit: "forbidden" }],
    ["a better sum", { ...answer, objective: answer.objective! + 1 }, { flaw: "objectiveDiffers" }],
    ["a better worst match", { ...answer, worst: answer.worst! + 1 }, { flaw: "worstDiffers" }],
    ["no worst match", { ...answer, proof: { ...answer.proof, worst: undefined } }, { flaw: "proofUnreadable" }],
    ["another scale", { ...answer, proof: { ...answer.proof, scale: 10 } }, { flaw: "scaleDiffers" }],
    ["prices of fewer bids", { ...answer, proof: { ...answer.proof, tree: { prices: { bids: [1], experts: [0, 0, 0, 0], groups: [] } } } }, { flaw: "proofUnreadable" }],
    ["an unknown unit", { ...answer, proof: { ...answer.proof, tree: { prices: { bids: [0, 0, 0], experts: [0, 0, 0, 0], groups: [{ bid: 0, limit: "unit", of: "z", price: 1 }] } } } }, { flaw: "proofUnreadable" }],
    ["prices that prove nothing", { ...answer, proof: { ...answer.proof, tree: { prices: { bids: [9, 9, 9], experts: [0, 0, 0, 0], groups: [] } } } }, { flaw: "notProven" }],
    ["cases that leave something out", { ...answer, proof: { ...answer.proof, tree: { split: [{ bid: 0, experts: [0], made: false }, { bid: 0, experts: [1], made: false }], cases: [answer.proof.tree, answer.proof.tree] } } }, { flaw: "casesIncomplete" }],
    ["impossible", { status: "infeasible", shortage: 1, bids: [0], limits: [], proof: answer.proof }, { flaw: "notProven" }],
    ["no answer", { status: "optimal" }, { code: "invalidInput" }],
  ])("rejects %s", (_, changed, flaw) => {
    expect(check(changed)).toMatchObject(flaw);
  });

  it("rejects a worse assignment whatever its prices say", () => {
    fc.assert(
      fc.property(problemOf({ fair: false }), fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 11, maxLength: 11 }), (given, noise) => {
        const solved = solveAssignment(read(given), { elapsed: () => 0 });
        if (solved.status !== "optimal" || !("prices" in solved.proof.tree)) return;
        const lower = { ...solved, objective: solved.objective! + 1, bound: solved.bound + 1 };
        expect(check(lower, given)).toMatchObject({ flaw: "objectiveDiffers" });
        const { bids, experts, groups } = solved.proof.tree.prices;
        const shifted = { ...solved, proof: { ...solved.proof, tree: { prices: { bids: bids.map((price, at) => price + noise[at]!), experts: experts.map((price, at) => price + noise[5 + at]!), groups } } } };
        const verdict = check(shifted, given);
        // Other prices may prove as well; what they never do is accept another assignment.
        if (verdict !== null) expect(verdict).toMatchObject({ flaw: "notProven" });
        for (const [at, [bid, expert]] of solved.pairs.entries()) {
          const other = { ...solved, pairs: solved.pairs.with(at, [bid, (expert + 1) % read(given).experts]) };
          if (sumOf(other, given) === solved.objective) continue;
          expect(check({ ...other, objective: sumOf(other, given) }, given)).not.toBeNull();
          expect(check(other, given)).not.toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  it("rejects another shortage, other bids and other limits of an impossible demand", () => {
    const tight = { bids: 3, experts: 2, perBid: 2, load: { max: 2 }, weights: [], forbidden: [[0, 0]] };
    const impossible = solveAssignment(read(tight), { elapsed: () => 0 });
    expect(impossible.status).toBe("infeasible");
    const asked = impossible as Extract<AssignmentAnswer, { status: "infeasible" }>;
    expect(check(asked, tight)).toBeNull();
    expect(check({ ...asked, shortage: asked.shortage! + 1 }, tight)).toMatchObject({ flaw: "shortageDiffers" });
    expect(check({ ...asked, shortageLeast: asked.shortageLeast - 1 }, tight)).toMatchObject({ flaw: "shortageDiffers" });
    expect(check({ ...asked, shortageLeast: asked.shortageLeast + 1 }, tight)).toMatchObject({ flaw: "shortageDiffers" });
    expect(check({ ...asked, bids: [] }, tight)).toMatchObject({ flaw: "limitsDiffer" });
    expect(check({ ...asked, limits: [] }, tight)).toMatchObject({ flaw: "limitsDiffer" });
    expect(check({ ...asked, proof: { ...asked.proof, cut: false } }, tight)).toMatchObject({ flaw: "proofUnreadable" });
    expect(check({ ...asked, proof: { ...asked.proof, tree: { prices: { bids: [0, 0, 0], experts: [0, 0], groups: [] } } } }, tight)).toMatchObject({ flaw: "notProven" });
    // The proof of an impossible demand proves nothing of a possible one.
    expect(check(asked, { ...tight, load: { max: 3 }, forbidden: [] })).toMatchObject({ flaw: "notProven" });
  });
});

function sumOf({ pairs }: { pairs: readonly (readonly number[])[] }, given: unknown): number {
  const { weights, experts } = read(given);
  const values = new Map(weights.map(([bid, expert, weight]) => [bid! * experts + expert!, weight!]));
  return pairs.reduce((sum, [bid, expert]) => sum + (values.get(bid! * experts + expert!) ?? 0), 0);
}
