import { plantGreedily } from "./crash.ts";
import { type Group, type LimitFamily, mostIn } from "./limits.ts";
import { type Breach, breachesOf, solveNested } from "./nested.ts";
import { Network, type Penalties } from "./network.ts";
import { type Decision, pairState, type Prices, pricesOf, provenBound, sumOfRows, type Valued } from "./prices.ts";
import { plantTree } from "./tree.ts";

/** The difference between the best and the worst weight of a pair that may be made, nothing included. */
function rangeOf({ values, states }: Valued): number {
  let low = 0;
  let high = 0;
  for (let pair = 0; pair < values.length; pair += 1) {
    if (states[pair] === pairState.forbidden) continue;
    if (values[pair]! < low) low = values[pair]!;
    if (values[pair]! > high) high = values[pair]!;
  }
  return high - low;
}

/**
 * A penalty that nothing makes up for: more than any way through the network can be worth. Where cases are distinguished,
 * more than any whole assignment, so that an empty case is closed by its bound.
 */
function hardPenalty({ bids, experts, perBid }: Valued, range: number, beyondAll: boolean): number {
  return (beyondAll ? Math.max(experts + 1, bids * perBid) : experts + 1) * 4 * (range + 1);
}

export function allAt(penalty: number): Penalties {
  return { missing: penalty, loadMin: penalty, loadMax: penalty, least: penalty, leastMissing: penalty, most: penalty };
}

/** More than all soft limits together can cost. */
export function softTotal({ bids, experts, perBid, load }: Valued, { nested }: LimitFamily, soft: Partial<Penalties>): number {
  const dearest = Math.max(0, ...Object.values(soft));
  const leasts = nested.reduce((sum, { least }) => sum + least, 0);
  return dearest * (bids * (2 * perBid + 2 * leasts) + experts * (load.min + bids) + 1);
}

/** The values as the network takes them. */
export function networkWeights({ values, states }: Valued): Float64Array {
  const weight = values.slice();
  for (let pair = 0; pair < weight.length; pair += 1) {
    if (states[pair] !== pairState.free) weight[pair] = states[pair] === pairState.fixed ? Infinity : -Infinity;
  }
  return weight;
}

/** A network with a greedy first flow. Limits that are not soft cost `penalty`. */
export function plantedNetwork(valued: Valued, family: LimitFamily, soft: Partial<Penalties>): { net: Network; penalty: number } {
  const range = rangeOf(valued);
  const penalty = hardPenalty(valued, range, family.crossing.length > 0) + 4 * softTotal(valued, family, soft);
  const net = new Network({ ...valued, weight: networkWeights(valued), penalties: { ...allAt(penalty), ...soft }, grain: Math.floor(range / 32) + (range > 0 ? 1 : 0) });
  plantGreedily(net);
  return { net, penalty };
}

/** How often the crossing limits are broken or idle: what a bid has beyond the limit (negative: below the least). */
export interface Tension {
  bid: number;
  /** The place of the group among the crossing ones. */
  crossing: number;
  beyond: number;
  isBroken: boolean;
}

/** A solved relaxation: limits that cross are only paid for (Lagrange), decisions cost the hard penalty. */
export interface Relaxed {
  bound: number;
  prices: Prices;
  rows: number[][];
  /** What the flow is worth; -Infinity when it breaks a limit that must hold. */
  worth: number;
  breaches: Breach[];
  tensions: Tension[];
}

/** What a bid pays for each of its crossing limits, by `bid * crossing.length + crossing`. */
export type CrossingPrices = Map<number, number>;

/** The relaxation without the crossing limits, kept warm: every question starts from the last answer's tree. */
export class Relaxation {
  readonly net: Network;
  readonly valued: Valued;
  readonly family: LimitFamily;
  readonly penalty: number;
  private readonly soft: Partial<Penalties>;
  private altered: number[] = [];

  /** `soft`: what one unit of breaking these limits costs; the others must hold. */
  constructor(valued: Valued, family: LimitFamily, soft: Partial<Penalties> = {}) {
    this.valued = valued;
    this.family = family;
    this.soft = soft;
    const { net, penalty } = plantedNetwork(valued, family, soft);
    this.net = net;
    this.penalty = penalty;
  }

  solve(decisions: readonly Decision[], crossingPrices: CrossingPrices): Relaxed {
    this.alter(decisions, crossingPrices);
    solveNested(this.net, this.family);
    const { crossing } = this.family;
    const paid = [...crossingPrices].flatMap(([key, price]) => (price === 0 ? [] : [{ bid: Math.floor(key / crossing.length), group: crossing[key % crossing.length]!, price }]));
    const prices = pricesOf(this.net, this.family);
    prices.groups.push(...paid);
    const rows = this.net.chosen();
    const bound = provenBound(this.valued, prices, decisions);
    const breaches = breachesOf(this.net);
    const paidFor = breaches.reduce((sum, { limit, units }) => sum + units * (this.soft[limit] ?? Infinity), 0);
    return { bound, prices, rows, breaches, worth: sumOfRows(this.valued, rows) - paidFor, tensions: this.tensionsOf(rows, crossingPrices) };
  }

  /** Writes decisions and prices into the weights, and takes back those of the last question. */
  private alter(decisions: readonly Decision[], crossingPrices: CrossingPrices): void {
    const { net, valued, altered } = this;
    const { experts, values, states } = valued;
    const { crossing } = this.family;
    if (altered.length === 0 && decisions.length === 0 && crossingPrices.size === 0) return;
    for (const pair of altered) net.weight[pair] = values[pair]!;
    this.altered = [];
    const add = (pair: number, more: number) => {
      if (states[pair] !== pairState.free) return;
      net.weight[pair]! += more;
      this.altered.push(pair);
    };
    for (const { bid, experts: members, made } of decisions) for (const expert of members) add(bid * experts + expert, made ? this.penalty : -this.penalty);
    for (const [key, price] of crossingPrices) {
      const bid = Math.floor(key / crossing.length);
      if (price !== 0) for (const expert of crossing[key % crossing.length]!.members) add(bid * experts + expert, -price);
    }
    const { arcs, flows } = net.treeArcs();
    plantTree(net, arcs, flows);
  }

  private tensionsOf(rows: readonly number[][], crossingPrices: CrossingPrices): Tension[] {
    const { crossing } = this.family;
    const of = membership(crossing, this.valued.experts);
    const tensions: Tension[] = [];
    const counts = new Int32Array(crossing.length);
    for (const [bid, row] of rows.entries()) {
      counts.fill(0);
      for (const expert of row) for (const group of of[expert]!) counts[group]! += 1;
      for (const [group, limit] of crossing.entries()) {
        const { least } = limit;
        const beyond = counts[group]! - (least > 0 ? least : mostIn(limit, bid));
        const isBroken = least > 0 ? beyond < 0 : beyond > 0;
        const isIdle = beyond !== 0 && (crossingPrices.get(bid * crossing.length + group) ?? 0) !== 0;
        if (isBroken || isIdle) tensions.push({ bid, crossing: group, beyond, isBroken });
      }
    }
    return tensions;
  }
}

function membership(groups: readonly Group[], experts: number): number[][] {
  const of: number[][] = Array.from({ length: experts }, () => []);
  for (const [index, { members }] of groups.entries()) for (const expert of members) of[expert]!.push(index);
  return of;
}
