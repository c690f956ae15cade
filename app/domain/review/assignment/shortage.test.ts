import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { problemOf } from "#tests/support/assignment-problems.ts";
import { groupsOf, mostIn } from "./limits.ts";
import { type AssignmentProblem, readAssignmentProblem } from "./problem.ts";
import { type ImpossibleAssignment, readNumbers, solveAssignment } from "./solve.ts";

const read = (given: unknown): AssignmentProblem => {
  const problem = readAssignmentProblem(given);
  if (!problem.ok) throw new Error(JSON.stringify(problem.refusal));
  return problem.value;
};
const impossible = (given: unknown) => {
  const answer = solveAssignment(read(given), { elapsed: () => 0 });
  expect(answer.status).toBe("infeasible");
  return answer as ImpossibleAssignment;
};

/** Whether any assignment keeps every limit: all of them are tried. */
function isPossible(problem: AssignmentProblem): boolean {
  const { bids, experts, perBid, forbidden, fixed = [] } = problem;
  const mostOf = (expert: number) => Math.min(problem.load.max, problem.loadMaxOf?.[expert] ?? Infinity);
  const groups = groupsOf(problem);
  const has = (list: readonly (readonly number[])[], bid: number, expert: number) => list.some(([b, e]) => b === bid && e === expert);
  const sets = Array.from({ length: 2 ** experts }, (_, set) => set).filter((set) => bitsOf(set, experts).length === perBid);
  const rowsOf = (bid: number) =>
    sets.filter((set) => {
      const row = bitsOf(set, experts);
      return row.every((expert) => !has(forbidden, bid, expert)) && fixed.every(([b, e]) => b !== bid || row.includes(e!)) && groups.every((group) => {
        const count = group.members.filter((expert) => row.includes(expert)).length;
        return count >= group.least && count <= mostIn(group, bid);
      });
    });
  const tryFrom = (bid: number, loads: readonly number[]): boolean => {
    if (loads.some((count, expert) => count > mostOf(expert))) return false;
    if (bid === bids) return loads.every((count, expert) => count >= Math.min(problem.load.min, mostOf(expert)));
    return rowsOf(bid).some((set) => tryFrom(bid + 1, loads.map((count, expert) => count + ((set >> expert) & 1))));
  };
  return tryFrom(0, new Array<number>(experts).fill(0));
}

const bitsOf = (set: number, size: number) => Array.from({ length: size }, (_, bit) => bit).filter((bit) => ((set >> bit) & 1) === 1);

describe("an impossible demand", () => {
  it("is one exactly where trying everything finds nothing, and its uniform relaxations work and are the nearest", () => {
    let found = 0;
    fc.assert(
      fc.property(problemOf({ bids: 3, experts: 4 }), (given) => {
        const problem = read(given);
        const answer = solveAssignment(problem, { elapsed: () => 0 });
        expect(answer.status === "infeasible").toBe(!isPossible(problem));
        if (answer.status !== "infeasible") return;
        found += 1;
        const { shortage, shortageLeast } = answer;
        expect(shortage ?? Infinity).toBeGreaterThanOrEqual(shortageLeast);
        if (readNumbers(problem).family.crossing.length === 0) expect(shortage).toBe(shortageLeast);
        for (const { limit, to } of [answer.relaxation, ...answer.alternatives].filter((one) => one !== null)) {
          if (to === undefined) continue;
          const changed = (value: number) => (limit === "perBid" ? { ...problem, perBid: value, fixed: problem.fixed ?? [] } : { ...problem, load: { ...problem.load, [limit === "load.max" ? "max" : "min"]: value } });
          expect(isPossible(changed(to))).toBe(true);
          expect(isPossible(changed(limit === "load.max" ? to - 1 : to + 1))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it("names missing places, the bids, the limits and the least that would help: too little load", () => {
    expect(impossible({ bids: 3, experts: 2, perBid: 2, load: { max: 2 }, weights: [], forbidden: [] })).toMatchObject({
      shortage: 2,
      bids: [0, 1, 2],
      limits: [{ limit: "load.max", experts: [0, 1] }],
      relaxation: { limit: "load.max", units: 2, to: 3 },
      alternatives: [{ limit: "perBid", units: 2, to: 1 }],
    });
  });

  it("conflicts", () => {
    expect(impossible({ bids: 2, experts: 2, perBid: 1, load: { max: 2 }, weights: [], forbidden: [[1, 0], [1, 1]] })).toMatchObject({
      shortage: 1,
      bids: [1],
      limits: [{ limit: "forbidden", pairs: [[1, 0], [1, 1]] }],
      relaxation: { limit: "perBid", units: 1, to: 0, changes: [{ limit: "perBid", bid: 1, by: 1 }] },
      alternatives: [{ limit: "forbidden", units: 1 }],
    });
  });

  it("a kind that nobody has", () => {
    expect(impossible({ bids: 1, experts: 2, perBid: 1, load: { max: 1 }, weights: [], forbidden: [], expertKinds: ["technical", "technical"], perBidKinds: { financial: 1 } })).toMatchObject({
      shortage: 1,
      bids: [0],
      limits: [{ limit: "kind", of: "financial", bids: [0] }],
      relaxation: { limit: "kind", units: 1, changes: [{ limit: "kind", bid: 0, of: "financial", by: 1 }] },
    });
  });

  it("one unit for all", () => {
    expect(impossible({ bids: 1, experts: 3, perBid: 2, load: { max: 1 }, weights: [], forbidden: [], expertUnits: ["u", "u", "u"] })).toMatchObject({
      shortage: 1,
      limits: [{ limit: "unit", of: "u", bids: [0] }],
      relaxation: { limit: "unit", units: 1 },
    });
  });

  it("more load than there are bids", () => {
    expect(impossible({ bids: 1, experts: 3, perBid: 2, load: { min: 1, max: 1 }, weights: [], forbidden: [] })).toMatchObject({
      shortage: 1,
      limits: [{ limit: "load.min" }],
      relaxation: { limit: "load.min", units: 1, to: 0 },
    });
  });
});
