import { bestAssignment } from "./best-assignment.ts";
import type { Budget, Outcome } from "./branching.ts";
import { atLeast, bestWorstMatch, type WorstMatch } from "./fair.ts";
import { groupsOf, type LimitFamily, nestGroups } from "./limits.ts";
import { loadOf } from "./load.ts";
import { type Measure, measuredWeights, measureOf } from "./measure.ts";
import { pairStates, type Valued } from "./prices.ts";
import type { AssignmentProblem } from "./problem.ts";
import { type Proof, writeTree } from "./proof.ts";
import { explainShortage, type Shortage } from "./shortage.ts";

export interface SolveOptions {
  /** Seconds since the caller started; nothing here reads a clock. */
  elapsed: () => number;
  /** After how many of them a search over cases answers with what it has; a single flow is always finished. */
  limit?: number;
}

/** After this many seconds the proven gap is the answer. */
export const defaultLimit = 30;

export interface FoundAssignment {
  status: "optimal" | "gap";
  pairs: [number, number][];
  /** The plain sum of the pairs' weights; null when the time was too short to find any assignment. */
  objective: number | null;
  /** Nothing is worth more (with `fair`: nothing whose worst match is as good). */
  bound: number;
  /** With `fair`: the worst single match, and the next better one that was not ruled out within the time. */
  worst?: number | null;
  worstNotRuledOut?: number;
  /** With a base: how many of its pairs are kept. */
  kept?: number;
  proof: Proof;
}

export interface ImpossibleAssignment extends Omit<Shortage, "tree"> {
  status: "infeasible";
  proof: Proof;
}

export type AssignmentAnswer = FoundAssignment | ImpossibleAssignment;

/** A problem in whole numbers, with its limits sorted into those that nest and those that cross. */
export interface ReadProblem {
  measure: Measure;
  valued: Valued;
  family: LimitFamily;
}

/** Throws for weights that `readAssignmentProblem` refuses. */
export function readNumbers(problem: AssignmentProblem): ReadProblem {
  const measure = measureOf(problem);
  if (!measure) throw new Error("The weights are too large");
  const { bids, experts, perBid } = problem;
  const family = nestGroups(groupsOf(problem), experts);
  return { measure, valued: { bids, experts, perBid, load: loadOf(problem), values: measuredWeights(problem, measure), states: pairStates(problem) }, family };
}

/**
 * The best assignment of a problem (`readAssignmentProblem`): lexicographically the best worst match when `fair`, the sum of
 * weights, and with a base the fewest changes. Exact; `gap` only where limits cross and the time ran out. The answer
 * carries its proof (`verifyAssignment`); an impossible demand is an answer too, with what is missing and what would help.
 */
export function solveAssignment(problem: AssignmentProblem, { elapsed, limit = defaultLimit }: SolveOptions): AssignmentAnswer {
  const budget: Budget = { elapsed, limit };
  const { measure, valued, family } = readNumbers(problem);
  const worst = problem.fair ? bestWorstMatch(unranked(problem, valued, measure), family, budget) : null;
  const outcome = bestAssignment(worst ? within(valued, worst, measure) : valued, family, budget);
  if (outcome.status === "infeasible") return impossible(valued, family, measure, outcome, budget);
  return found(problem, measure, outcome, worst);
}

/** The values without the base: a worst match is a matter of weights alone. */
export function unranked(problem: AssignmentProblem, valued: Valued, { scale, rank }: Measure): Valued {
  return rank === 1 ? valued : { ...valued, values: measuredWeights({ ...problem, base: undefined }, { scale, rank: 1 }) };
}

/** The problem without the pairs below the worst match; a pair of the base is worth one more than its weight. */
function within(valued: Valued, { least }: WorstMatch, { rank }: Measure): Valued {
  return { ...valued, states: atLeast(valued, least * rank).states };
}

function found(problem: AssignmentProblem, { scale, rank }: Measure, { status, rows, worth, bound, tree }: Outcome, worst: WorstMatch | null): FoundAssignment {
  const pairs = (rows ?? []).flatMap((row, bid) => row.map((expert): [number, number] => [bid, expert]));
  const base = new Set((problem.base ?? []).map(([bid, expert]) => bid! * problem.experts + expert!));
  const kept = pairs.filter(([bid, expert]) => base.has(bid * problem.experts + expert)).length;
  return {
    status: status === "optimal" && (worst?.isProven ?? true) ? "optimal" : "gap",
    pairs,
    objective: rows ? (worth - (rank > 1 ? kept : 0)) / rank / scale : null,
    bound: Math.floor(bound / rank) / scale,
    ...(worst && { worst: pairs.length > 0 ? worst.least / scale : null }),
    ...(worst && !worst.isProven && worst.next !== null && { worstNotRuledOut: worst.next / scale }),
    ...(problem.base && { kept }),
    proof: { scale, rank, ...(worst && { worst: { least: worst.least, tree: worst.tree && worst.isProven ? writeTree(worst.tree) : null } }), tree: writeTree(tree) },
  };
}

function impossible(valued: Valued, family: LimitFamily, { scale, rank }: Measure, outcome: Outcome, budget: Budget): ImpossibleAssignment {
  const { tree, ...shortage } = explainShortage(valued, family, budget);
  return { status: "infeasible", ...shortage, proof: { scale, rank, cut: tree !== null, tree: writeTree(tree ?? outcome.tree) } };
}
