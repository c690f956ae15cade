import { bestAssignment } from "./best-assignment.ts";
import type { Budget, ProofTree } from "./branching.ts";
import type { LimitFamily } from "./limits.ts";
import { pairState, type Prices, type Valued } from "./prices.ts";

/** The best possible worst match, and what shows that the next better one is out of reach. */
export interface WorstMatch {
  /** The threshold: an assignment without any match below it exists. */
  least: number;
  /** Shows that there is none at the next value that a pair has; null when no pair has more. */
  tree: ProofTree | null;
  /** Found within the time; else better ones up to `next` were not ruled out. */
  isProven: boolean;
  next: number | null;
}

/** The pairs that a threshold leaves; the values are all nothing, for only whether there is an assignment counts. */
export function atLeast(valued: Valued, least: number): Valued {
  const states = valued.states.slice();
  for (let pair = 0; pair < states.length; pair += 1) if (valued.values[pair]! < least) states[pair] = pairState.forbidden;
  return { ...valued, states, values: new Float64Array(valued.values.length) };
}

/** The values of pairs that may be made, each once, ascending; none above that of a fixed pair. */
export function thresholds({ values, states }: Valued): number[] {
  const seen = new Set<number>();
  let ceiling = Infinity;
  for (let pair = 0; pair < values.length; pair += 1) {
    if (states[pair] === pairState.forbidden) continue;
    seen.add(values[pair]!);
    if (states[pair] === pairState.fixed && values[pair]! < ceiling) ceiling = values[pair]!;
  }
  return [...seen].filter((value) => value <= ceiling).sort((a, b) => a - b);
}

/** The highest threshold under which an assignment exists (search by halves over whole flows); null when there is none at all. */
export function bestWorstMatch(valued: Valued, family: LimitFamily, budget: Budget): WorstMatch | null {
  const levels = thresholds(valued);
  if (valued.bids * valued.perBid === 0) return { least: levels[0] ?? 0, tree: null, isProven: true, next: null };
  const shortest = shortestRow(valued);
  const ofAll = bestAssignment(atLeast(valued, -Infinity), family, budget);
  if (ofAll.status === "infeasible") return null;
  let low = 0;
  let high = levels.filter((level) => level <= shortest.ceiling).length;
  let tree: ProofTree | null = high < levels.length ? { prices: refusingRow(valued, shortest.bid) } : null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const outcome = bestAssignment(atLeast(valued, levels[middle]!), family, budget);
    if (outcome.rows) {
      low = middle;
      continue;
    }
    high = middle;
    tree = outcome.tree;
    if (outcome.status === "gap") return { least: levels[low]!, tree, isProven: false, next: levels[high]! };
  }
  return { least: levels[low]!, tree, isProven: ofAll.rows !== null, next: levels[high] ?? null };
}

/** The bid that allows the lowest threshold only, by its own pairs: with a higher one it has too few of them. */
function shortestRow({ bids, experts, perBid, values, states }: Valued): { bid: number; ceiling: number } {
  const shortest = { bid: 0, ceiling: Infinity };
  const row = new Float64Array(experts);
  for (let bid = 0; bid < bids; bid += 1) {
    for (let expert = 0; expert < experts; expert += 1) row[expert] = states[bid * experts + expert] === pairState.forbidden ? -Infinity : values[bid * experts + expert]!;
    const ceiling = row.sort()[experts - perBid] ?? -Infinity;
    if (ceiling < shortest.ceiling) {
      shortest.bid = bid;
      shortest.ceiling = ceiling;
    }
  }
  return shortest;
}

/** Prices that show that a bid has fewer pairs than it needs experts. */
function refusingRow({ bids, experts }: Valued, bid: number): Prices {
  const prices = { bids: new Float64Array(bids), experts: new Float64Array(experts), groups: [] };
  prices.bids[bid] = -1;
  return prices;
}
