import { AssignmentExplanation } from "#app/domain/review/assignment/explain.ts";
import type { AssignmentProblem } from "#app/domain/review/assignment/problem.ts";
import { type FoundAssignment, solveAssignment, type SolveOptions } from "#app/domain/review/assignment/solve.ts";
import type { ConflictReason } from "#app/domain/review/view.ts";
import type { PlanAnswer, PlanDemand, PlanPair } from "./plan.ts";

/** All that solving a plan needs: plain data, so that it can go to a thread. */
export interface PlanTask {
  problem: AssignmentProblem;
  bids: string[];
  experts: string[];
  conflicts: [number, number, ConflictReason][];
  /** What the plan before the change by hand was worth. */
  before: number | null;
  /** Each demand, with the lists of the problem as they are without it. */
  demands: PricedDemand[];
}

export interface PricedDemand {
  demand: PlanDemand;
  without: Pick<AssignmentProblem, "fixed" | "forbidden" | "apart">;
}

/** So many seconds are spent on what demands cost, after the plan itself. */
const pricingSeconds = 20;

/** Of every bid so many matches that were not chosen are explained, the best first. */
const mostRefused = 6;

/** Solves a plan and explains it: per bid why these, per refused match which limit binds, what each demand and a change by hand cost. */
export function solvePlan({ problem, bids, experts, conflicts, before, demands }: PlanTask, options: SolveOptions): PlanAnswer {
  const answer = solveAssignment(problem, options);
  const solved = { bids, experts, conflicts, seconds: Math.round(options.elapsed() * 100) / 100 };
  const until = options.elapsed() + pricingSeconds;
  const without = ({ without: lists }: PricedDemand) => (options.elapsed() >= until ? null : solveAssignment({ ...problem, ...lists }, { ...options, limit: until }));
  if (answer.status === "infeasible") {
    const { shortage, shortageLeast, bids: concernedBids, limits, relaxation, alternatives } = answer;
    const freed = demands.map((one) => ({ ...one.demand, isPossibleWithout: possibilityOf(without(one)) }));
    return { ...solved, status: "infeasible", shortage, shortageLeast, concernedBids, limits, relaxation, alternatives, demands: freed };
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
    demands: demands.map((one) => ({ ...one.demand, without: worthOf({ ...problem, ...one.without }, without(one)) })),
    change: before === null ? null : { cost: Math.round((before - answer.objective) * 1e6) / 1e6, kept: answer.kept ?? 0 },
  };
}

type Solved = ReturnType<typeof solveAssignment> | null;

/** Null where the time was too short to know. */
function possibilityOf(answer: Solved): boolean | null {
  if (answer === null) return null;
  return answer.status === "infeasible" ? false : answer.objective === null ? null : true;
}

function worthOf(problem: AssignmentProblem, answer: Solved): { objective: number; worst: number | null } | null {
  if (answer === null || answer.status === "infeasible" || answer.objective === null) return null;
  return { objective: answer.objective, worst: worstOf(problem, answer) };
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
