import { AssignmentExplanation } from "#app/domain/review/assignment/explain.ts";
import type { AssignmentProblem } from "#app/domain/review/assignment/problem.ts";
import { type FoundAssignment, solveAssignment, type SolveOptions } from "#app/domain/review/assignment/solve.ts";
import type { ConflictReason } from "#app/domain/review/view.ts";
import type { PlanAnswer, PlanPair } from "./plan.ts";

/** All that solving a plan needs: plain data, so that it can go to a thread. */
export interface PlanTask {
  problem: AssignmentProblem;
  bids: string[];
  experts: string[];
  conflicts: [number, number, ConflictReason][];
  /** What the plan before the change by hand was worth. */
  before: number | null;
}

/** Of every bid so many matches that were not chosen are explained, the best first. */
const mostRefused = 6;

/** Solves a plan and explains it: per bid why these, per refused match which limit binds, for a change by hand what it costs. */
export function solvePlan({ problem, bids, experts, conflicts, before }: PlanTask, options: SolveOptions): PlanAnswer {
  const answer = solveAssignment(problem, options);
  const solved = { bids, experts, conflicts, seconds: Math.round(options.elapsed() * 100) / 100 };
  if (answer.status === "infeasible") {
    const { shortage, bids: concernedBids, limits, relaxation, alternatives } = answer;
    return { ...solved, status: "infeasible", shortage, concernedBids, limits, relaxation, alternatives };
  }
  if (answer.objective === null) return { ...solved, status: "unknown" };
  const explanation = new AssignmentExplanation(problem, answer);
  const all = bids.map((_, bid) => bid);
  return {
    ...solved,
    status: answer.status,
    objective: answer.objective,
    bound: answer.bound,
    worst: worstOf(problem, answer),
    pairs: all.flatMap((bid) => explanation.bid(bid).map(bare)),
    refused: all.flatMap((bid) => refusedOf(problem, explanation, answer, bid)),
    change: before === null ? null : { cost: Math.round((before - answer.objective) * 1e6) / 1e6, kept: answer.kept ?? 0 },
  };
}

function worstOf(problem: AssignmentProblem, { pairs }: FoundAssignment): number | null {
  const weights = new Map(problem.weights.map(([bid, expert, weight]) => [bid! * problem.experts + expert!, weight!]));
  return pairs.length === 0 ? null : pairs.reduce((least, [bid, expert]) => Math.min(least, weights.get(bid * problem.experts + expert) ?? 0), Infinity);
}

function refusedOf(problem: AssignmentProblem, explanation: AssignmentExplanation, { pairs }: FoundAssignment, bid: number): PlanPair[] {
  const made = new Set(pairs.filter(([of]) => of === bid).map(([, expert]) => expert));
  const rest = Array.from({ length: problem.experts }, (_, expert) => expert).filter((expert) => !made.has(expert)).map((expert) => explanation.pair(bid, expert));
  // What a conflict or a hand forbids stands elsewhere.
  return rest.filter(({ reason }) => reason !== "forbidden").sort((a, b) => b.weight - a.weight || a.expert - b.expert).slice(0, mostRefused).map(bare);
}

function bare({ bid, expert, weight, reason, atLeastLost, limits }: PlanPair): PlanPair {
  return { bid, expert, weight, reason, atLeastLost, limits };
}
