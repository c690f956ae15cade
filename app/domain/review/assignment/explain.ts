import { groupsOf } from "./limits.ts";
import { pairState, type Prices } from "./prices.ts";
import type { AssignmentProblem } from "./problem.ts";
import { groupKey, readPrices } from "./proof.ts";
import { type AssignmentAnswer, type FoundAssignment, readNumbers, type ReadProblem, solveAssignment, type SolveOptions } from "./solve.ts";

/** What a limit costs where it binds: what one place more there would be worth. */
export interface BindingLimit {
  limit: "load.max" | "load.min" | "perBid" | "kind" | "unit" | "outsiders" | "apart";
  expert?: number;
  of?: string;
  cost: number;
}

/** Why a pair was made, or was not. Costs are in the weights' own measure. */
export interface PairExplanation {
  bid: number;
  expert: number;
  weight: number;
  isMade: boolean;
  /**
   * Made for being `fixed`, or as `worthMost`; not made for being `forbidden`, below the worst match that is possible
   * (`belowWorst`), or because other pairs are worth more under the limits named (`limits`).
   */
  reason: "fixed" | "worthMost" | "forbidden" | "belowWorst" | "limits";
  /** How much of the sum at least goes with the opposite: 0 when it could as well be otherwise. */
  atLeastLost: number | null;
  limits: BindingLimit[];
}

/** What a hand edit does: the best assignment with it, against the best without. */
export interface EditCost {
  /** What the sum loses; null when the edit leaves no assignment. */
  cost: number | null;
  answer: AssignmentAnswer;
}

/** A reader of one answer: the prices of its proof say why. Of a search over cases only the first case's prices are there. */
export class AssignmentExplanation {
  private readonly problem: AssignmentProblem;
  private readonly answer: FoundAssignment;
  private readonly read: ReadProblem;
  private readonly prices: Prices | null;
  private readonly made: ReadonlySet<number>;

  constructor(problem: AssignmentProblem, answer: FoundAssignment) {
    this.problem = problem;
    this.answer = answer;
    this.read = readNumbers(problem);
    const groups = new Map(groupsOf(problem).map((group) => [groupKey(group.limit, group.of), group]));
    // Every case of a search has prices of its own; those of a single one explain the whole answer.
    this.prices = "prices" in answer.proof.tree ? readPrices(answer.proof.tree.prices, groups, problem) : null;
    this.made = new Set(answer.pairs.map(([bid, expert]) => bid * problem.experts + expert));
  }

  /** Why this bid has these experts, the dearest to replace first. */
  bid(bid: number): PairExplanation[] {
    const experts = this.answer.pairs.filter(([of]) => of === bid).map(([, expert]) => expert);
    return experts.map((expert) => this.pair(bid, expert)).sort((a, b) => (b.atLeastLost ?? 0) - (a.atLeastLost ?? 0));
  }

  pair(bid: number, expert: number): PairExplanation {
    const { measure, valued } = this.read;
    const at = bid * this.problem.experts + expert;
    const isMade = this.made.has(at);
    const value = Math.round(valued.values[at]! / measure.rank);
    const unit = measure.scale * measure.rank;
    const state = valued.states[at];
    const bare = { bid, expert, weight: value / measure.scale, isMade, atLeastLost: null, limits: [] };
    if (state === pairState.fixed) return { ...bare, reason: "fixed" };
    if (state === pairState.forbidden) return { ...bare, reason: "forbidden" };
    const worst = this.answer.proof.worst;
    if (worst && value < worst.least) return { ...bare, reason: "belowWorst" };
    const reason = isMade ? "worthMost" : "limits";
    if (!this.prices) return { ...bare, reason };
    const limits = this.limitsOf(this.prices, bid, expert).map((limit) => ({ ...limit, cost: limit.cost / unit }));
    const beyond = valued.values[at]! / unit - limits.reduce((sum, { cost }) => sum + cost, 0);
    return { ...bare, reason, atLeastLost: Math.max(0, isMade ? beyond : -beyond), limits };
  }

  private limitsOf({ bids, experts, groups }: Prices, bid: number, expert: number): BindingLimit[] {
    const own = experts[expert]!;
    return [
      ...(bids[bid] === 0 ? [] : [{ limit: "perBid" as const, cost: bids[bid]! }]),
      ...(own === 0 ? [] : [{ limit: own > 0 ? ("load.max" as const) : ("load.min" as const), expert, cost: own }]),
      ...groups.filter((one) => one.bid === bid && one.group.members.includes(expert)).map(({ group, price }) => ({ limit: group.limit, of: group.of, cost: price })),
    ];
  }
}

/** What it costs to make a pair by hand, or to undo one: solved again with it, so exact. */
export function costOfEdit(problem: AssignmentProblem, answer: FoundAssignment, edit: { bid: number; expert: number; isMade: boolean }, options: SolveOptions): EditCost {
  const pair: [number, number] = [edit.bid, edit.expert];
  const isOther = (row: readonly number[]) => row[0] !== pair[0] || row[1] !== pair[1];
  // A hand may overrule a weight, never a conflict: a forbidden pair stays forbidden and leaves no assignment.
  const fixed = (problem.fixed ?? []).filter(isOther);
  const isForbidden = problem.forbidden.some((row) => !isOther(row));
  const edited = edit.isMade ? { ...problem, fixed: isForbidden ? fixed : [...fixed, pair] } : { ...problem, fixed, forbidden: [...problem.forbidden, pair] };
  const again = solveAssignment(edited, options);
  const isPossible = again.status !== "infeasible" && again.objective !== null && answer.objective !== null && !(edit.isMade && isForbidden);
  return { cost: isPossible ? answer.objective! - (again).objective! : null, answer: again };
}
