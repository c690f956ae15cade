import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { askHighs, askHighsWorst, weightsOf } from "#tests/support/highs-oracle.ts";
import { problemOf } from "#tests/support/assignment-problems.ts";
import { type AssignmentProblem, readAssignmentProblem } from "./problem.ts";
import { type AssignmentAnswer, type FoundAssignment, readNumbers, solveAssignment } from "./solve.ts";
import { verifyAssignment } from "./verify.ts";

const read = (given: unknown): AssignmentProblem => {
  const problem = readAssignmentProblem(given);
  if (!problem.ok) throw new Error(JSON.stringify(problem.refusal));
  return problem.value;
};
const instant = { elapsed: () => 0 };
const solve = (given: unknown) => solveAssignment(read(given), instant);
/** As it comes back from a file. */
const written = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));
const verify = (given: unknown, answer: unknown) => {
  const verdict = verifyAssignment(read(given), written(answer));
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.refusal));
  return verdict.value;
};

const small = { bids: 2, experts: 3, perBid: 2, load: { min: 1, max: 2 } };

describe("solveAssignment", () => {
  it("takes the pairs that are worth most", () => {
    const problem = { ...small, weights: [[0, 0, 5], [0, 1, 4], [1, 1, 3], [1, 2, -2]] };
    expect(solve(problem)).toMatchObject({ status: "optimal", pairs: [[0, 0], [0, 1], [1, 1], [1, 2]], objective: 10, bound: 10 });
  });

  it("gives nobody more than an own most, however good the match, and asks of nobody a least beyond it", () => {
    const problem = { ...small, loadMaxOf: [0, 1, null], load: { min: 1, max: 2 }, perBid: 1, weights: [[0, 0, 9], [1, 0, 9], [0, 1, 5], [1, 1, 4], [0, 2, 1], [1, 2, 3]] };
    const answer = solve(problem);
    expect(answer).toMatchObject({ status: "optimal", pairs: [[0, 1], [1, 2]], objective: 8 });
    expect(verify(problem, answer)).toBeNull();
    // The answer to the problem without those limits breaks them.
    const free = solve({ ...problem, loadMaxOf: undefined, load: { min: 0, max: 2 } });
    expect(free).toMatchObject({ objective: 18 });
    expect(verify(problem, free)).toEqual({ flaw: "limitBroken", limit: "load.max", expert: 0 });
    expect(solve({ ...problem, loadMaxOf: [0, 1, 0] })).toMatchObject({ status: "infeasible", shortage: 1, limits: [{ limit: "load.max", experts: [0, 1, 2] }] });
    expect(readAssignmentProblem({ ...problem, loadMaxOf: [0] })).toMatchObject({ ok: false, refusal: { fields: [{ path: "loadMaxOf", message: "onePerExpert" }] } });
  });

  it("keeps decimals exact", () => {
    expect(solve({ bids: 1, experts: 2, perBid: 2, load: { max: 1 }, weights: [[0, 0, 0.1], [0, 1, 0.2]] })).toMatchObject({ objective: 0.3, proof: { scale: 10 } });
  });

  it("agrees with HiGHS in every kind of problem, possible or not, and every answer is proven", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(problemOf(), async (given) => {
        const problem = read(given);
        const answer = solveAssignment(problem, instant);
        expect(verify(given, answer)).toBeNull();
        seen.add(answer.status);
        const worst = problem.fair ? await askHighsWorst(problem) : null;
        const oracle = await askHighs(problem, { least: worst ?? -Infinity });
        if (answer.status === "infeasible") {
          expect(oracle.status).toBe("infeasible");
          return;
        }
        expect({ status: oracle.status, objective: Math.round(oracle.objective) }).toEqual({ status: "optimal", objective: answer.objective });
        if (problem.fair && problem.bids * problem.perBid > 0) expect(answer.worst).toBe(worst);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(["infeasible", "optimal"]);
  });

  it("agrees with HiGHS where units cross kinds and cases must be distinguished", async () => {
    let split = 0;
    await fc.assert(
      fc.asyncProperty(crossingProblem(), async (given) => {
        const answer = solve(given);
        expect(verify(given, answer)).toBeNull();
        if ("split" in answer.proof.tree) split += 1;
        const oracle = await askHighs(read(given));
        if (answer.status === "infeasible") {
          expect(oracle.status).toBe("infeasible");
          return;
        }
        expect(Math.round(oracle.objective)).toBe(answer.objective);
      }),
      { numRuns: 60 },
    );
    expect(split).toBeGreaterThan(0);
  });

  it("is never worse off with one expert more", () => {
    // One place a bid holds no two kinds; the expert more makes the limit on outsiders cross the one on kinds.
    const impossible = { bids: 5, experts: 5, perBid: 1, load: { min: 0, max: 2 }, weights: [], forbidden: [], perBidKinds: { financial: 1, technical: 1 }, expertKinds: [...new Array<"technical">(4).fill("technical"), "financial" as const], outsiders: [0, 1, 4, 2, 3], perBidOutsiders: 1, fair: false };
    // What would help is never fewer experts a bid than are fixed to it.
    const fixed = { bids: 2, experts: 3, perBid: 2, load: { min: 0, max: 1 }, weights: [], forbidden: [[0, 1]], expertUnits: ["u1" as const, "u3" as const, "u1" as const], apart: [[0, 1]], fixed: [[0, 2] as [number, number], [1, 0] as [number, number]], fair: false };
    // The expert more is no outsider, so that the two limits begin to cross.
    const crossed = { bids: 2, experts: 2, perBid: 1, load: { min: 0, max: 1 }, weights: [], forbidden: [[1, 0]], expertKinds: ["financial" as const, "technical" as const], perBidKinds: { financial: 1, technical: 0 }, outsiders: [0, 1], fixed: [[0, 1] as [number, number]], fair: false, perBidOutsiders: 1 };
    fc.assert(
      fc.property(problemOf(), (given) => {
        const problem = read({ ...given, load: { ...(given.load as object), min: 0 }, fair: false });
        const more = { ...problem, experts: problem.experts + 1, ...(problem.loadMaxOf && { loadMaxOf: [...problem.loadMaxOf, null] }), ...(problem.expertKinds && { expertKinds: [...problem.expertKinds, "financial"] }), ...(problem.expertUnits && { expertUnits: [...problem.expertUnits, null] }) };
        const [before, after] = [solveAssignment(problem, instant), solveAssignment(more, instant)];
        if (before.status === "infeasible") {
          // Where limits cross, the shortage is told for each way to nest them, not over all ways at once: it may be one too many.
          if (after.status === "infeasible" && before.shortage !== null) expect(after.shortageLeast).toBeLessThanOrEqual(before.shortage);
          if (readNumbers(more).family.crossing.length > 0) return;
          if (after.status === "infeasible" && before.shortage !== null && after.shortage !== null) expect(after.shortage).toBeLessThanOrEqual(before.shortage);
          return;
        }
        expect(after.status).toBe("optimal");
        expect((after as FoundAssignment).objective).toBeGreaterThanOrEqual(before.objective!);
      }),
      { numRuns: 300, examples: [[impossible], [fixed], [crossed]] },
    );
  });

  it("changes a base no more than it must: least change comes after the sum", async () => {
    // Outsiders within kinds miss eight places, kinds within outsiders prove nine.
    const crossed = { bids: 4, experts: 5, perBid: 3, loadMaxOf: [null, null, null, 0, null], load: { min: 1, max: 1 }, weights: [], forbidden: [], expertKinds: (["technical", "technical", "financial", "financial", "technical"] as const).slice(), perBidKinds: { financial: 0, technical: 1 }, outsiders: [3], apart: [[0, 2], [2, 3]] as [number, number][], fixed: [[1, 2]] as [number, number][], fair: false, perBidOutsiders: 1 };
    await fc.assert(
      fc.asyncProperty(problemOf({ fair: false }), fc.array(fc.tuple(fc.nat(4), fc.nat(5))), async (given, wanted) => {
        const problem = read(given);
        const base = wanted.filter(([bid, expert]) => bid < problem.bids && expert < problem.experts);
        const answer = solveAssignment({ ...problem, base }, instant);
        expect(verify({ ...given, base }, answer)).toBeNull();
        if (answer.status === "infeasible") return;
        expect(answer.objective).toBe((solveAssignment(problem, instant) as FoundAssignment).objective);
        const rank = 1000;
        const values = weightsOf(problem).map((weight) => weight * rank);
        for (const pair of new Set(base.map(([bid, expert]) => bid * problem.experts + expert))) values[pair]! += 1;
        expect(Math.round((await askHighs(problem, { values })).objective)).toBe(answer.objective! * rank + answer.kept!);
      }),
      { numRuns: 100, examples: [[crossed, []]] },
    );
  });

  it("answers with the proven gap when the time is over", () => {
    const isSplit = (answer: AssignmentAnswer) => answer.status === "optimal" && "split" in answer.proof.tree;
    const problem = fc.sample(crossingProblem(), { numRuns: 200, seed: 5 }).find((one) => isSplit(solve(one)));
    const answer = solveAssignment(read(problem), { elapsed: () => 31 });
    expect(answer.status).toBe("gap");
    expect(verify(problem, answer)).toBeNull();
    const best = (solve(problem) as FoundAssignment).objective!;
    expect((answer as FoundAssignment).bound).toBeGreaterThanOrEqual(best);
    expect(verify(problem, { ...answer, bound: (answer as FoundAssignment).objective ?? best - 1 })).toMatchObject({ flaw: "notProven" });
  });
});

/** Possible more often than not, with units across kinds. */
function crossingProblem() {
  const [bids, experts] = [6, 8];
  const weight = fc.integer({ min: -3, max: 9 });
  return fc
    .record({ values: fc.array(weight, { minLength: bids * experts, maxLength: bids * experts }), kinds: fc.array(fc.constantFrom("technical", "financial"), { minLength: experts, maxLength: experts }), units: fc.array(fc.constantFrom("u1", "u2", "u3", "u4", "u5"), { minLength: experts, maxLength: experts }), outsiders: fc.uniqueArray(fc.nat(experts - 1), { minLength: 3 }) })
    .map(({ values, kinds, units, outsiders }) => ({
      bids, experts, perBid: 3, load: { min: 1, max: 3 }, forbidden: [], expertKinds: kinds, perBidKinds: { financial: 1 }, expertUnits: units, outsiders, perBidOutsiders: 1,
      weights: values.map((value, pair) => [Math.floor(pair / experts), pair % experts, value]),
    }));
}
