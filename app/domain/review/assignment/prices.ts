import { type Group, type LimitFamily, mostIn } from "./limits.ts";
import { leastLoad, type LoadLimits, mostLoad } from "./load.ts";
import type { Network } from "./network.ts";
import { type AssignmentProblem, seatsOf } from "./problem.ts";

/** What may become of a pair. */
export const pairState = { free: 0, forbidden: 1, fixed: 2 } as const;

/** The numbers of a problem: what every pair is worth (whole numbers) and what may become of it, by `bid * experts + expert`. */
export interface Valued {
  bids: number;
  experts: number;
  perBid: number;
  load: LoadLimits;
  values: Float64Array;
  states: Uint8Array;
}

/** One step of a case distinction: all these experts do not read the bid, or (`made`, one expert) this one does. */
export interface Decision {
  bid: number;
  experts: number[];
  made: boolean;
}

/** The price of a limit on a group within one bid. */
export interface GroupPrice {
  bid: number;
  group: Group;
  price: number;
}

/**
 * Prices (node potentials, dual values) of the limits: of a place in a bid, of a place with an expert, of a group's limit
 * within a bid. Any prices at all prove a bound; those of the best flow prove that nothing is better.
 */
export interface Prices {
  bids: Float64Array;
  experts: Float64Array;
  groups: GroupPrice[];
}

export function pairStates({ bids, experts, forbidden, fixed = [], seated = [], expertUnits = [] }: AssignmentProblem): Uint8Array {
  const states = new Uint8Array(bids * experts);
  for (const [unit, full] of seatsOf({ seated, expertUnits })) {
    for (const bid of full.keys()) for (let expert = 0; expert < experts; expert += 1) if (expertUnits[expert] === unit) states[bid * experts + expert] = pairState.forbidden;
  }
  for (let at = 0; at < forbidden.length; at += 1) states[forbidden[at]![0]! * experts + forbidden[at]![1]!] = pairState.forbidden;
  for (const [bid, expert] of fixed) states[bid! * experts + expert!] = pairState.fixed;
  return states;
}

/** The prices that stand at the nodes of a solved network. Shifted where only their differences count, so that they read well. */
export function pricesOf(net: Network, family: LimitFamily): Prices {
  const experts = net.price.slice(1, 1 + net.experts).map((price) => -price);
  const bids = net.price.slice(1 + net.experts, 1 + net.experts + net.bids);
  const groups = net.groupNodes.flatMap(({ bid, group, node, arc }) => {
    const price = net.price[node]! - net.price[net.tailOf(arc)]!;
    return price === 0 ? [] : [{ bid, group: family.nested[group]!, price }];
  });
  const places = net.bids * net.perBid;
  const [least, most] = [experts.reduce((a, b) => Math.min(a, b), Infinity), experts.reduce((a, b) => Math.max(a, b), -Infinity)];
  const shift = least > 0 && places === totalOf(net, mostLoad) ? least : most < 0 && places === totalOf(net, leastLoad) ? most : 0;
  // A zero less than nothing would be written as one.
  for (let expert = 0; expert < experts.length; expert += 1) experts[expert] = experts[expert]! - shift + 0;
  for (let bid = 0; bid < bids.length; bid += 1) bids[bid] = bids[bid]! + shift + 0;
  return { bids, experts, groups };
}

function totalOf({ experts, load }: Network, limitOf: typeof mostLoad): number {
  let total = 0;
  for (let expert = 0; expert < experts; expert += 1) total += limitOf(load, expert);
  return total;
}

/**
 * The bound that prices prove (weak duality of linear programming): no assignment that keeps the limits, and the decisions,
 * is worth more than what all limits cost at these prices plus what single pairs are worth beyond them.
 */
export function provenBound(valued: Valued, prices: Prices, decisions: readonly Decision[] = []): number {
  const { bids, experts, perBid, load, values, states } = valued;
  const groups = Map.groupBy(prices.groups, ({ bid }) => bid);
  const decided = Map.groupBy(decisions, ({ bid }) => bid);
  let bound = 0;
  for (const [expert, price] of prices.experts.entries()) bound += price * (price > 0 ? mostLoad(load, expert) : leastLoad(load, expert));
  const row = new Float64Array(experts);
  const made = new Uint8Array(experts);
  for (let bid = 0; bid < bids; bid += 1) {
    const own = prices.bids[bid]!;
    const first = bid * experts;
    let sum = own * perBid;
    for (let expert = 0; expert < experts; expert += 1) {
      row[expert] = values[first + expert]! - own - prices.experts[expert]!;
      made[expert] = states[first + expert]!;
    }
    for (const { group, price } of groups.get(bid) ?? []) {
      sum += price * (price > 0 ? mostIn(group, bid) : group.least);
      for (const expert of group.members) row[expert]! -= price;
    }
    for (const decision of decided.get(bid) ?? []) {
      const state = decision.made ? pairState.fixed : pairState.forbidden;
      for (const expert of decision.experts) {
        // Against what is already decided: there is no such assignment.
        if (made[expert] !== pairState.free && made[expert] !== state) return -Infinity;
        made[expert] = state;
      }
    }
    for (let expert = 0; expert < experts; expert += 1) {
      const worth = row[expert]!;
      if (made[expert] === pairState.fixed || (worth > 0 && made[expert] === pairState.free)) sum += worth;
    }
    bound += sum;
  }
  return bound;
}

/** The least that any assignment could be worth: a bound below it proves that there is none. */
export function leastWorth({ bids, perBid, values, states }: Valued): number {
  let least = 0;
  for (let pair = 0; pair < values.length; pair += 1) if (states[pair] !== pairState.forbidden && values[pair]! < least) least = values[pair]!;
  return bids * perBid * least;
}

/** What an assignment is worth. */
export function sumOfRows({ experts, values }: Valued, rows: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const [bid, row] of rows.entries()) for (const expert of row) sum += values[bid * experts + expert]!;
  return sum;
}
