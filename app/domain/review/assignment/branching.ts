import type { Group, LimitFamily } from "./limits.ts";
import type { Breach } from "./nested.ts";
import type { Penalties } from "./network.ts";
import { type Decision, leastWorth, pairState, type Prices, type Valued } from "./prices.ts";
import { type CrossingPrices, Relaxation, type Relaxed, softTotal, type Tension } from "./relaxation.ts";

/** A case distinction that proves a bound: prices where a case is closed, else two cases one of which must hold. */
export type ProofTree = { prices: Prices } | { split: [Decision, Decision]; cases: [ProofTree, ProofTree] };

export interface Outcome {
  status: "optimal" | "infeasible" | "gap";
  /** The experts of every bid; null when none was found. */
  rows: number[][] | null;
  worth: number;
  /** Soft limits that it breaks. */
  breaches: Breach[];
  /** Nothing is worth more than this. */
  bound: number;
  tree: ProofTree;
}

export interface Budget {
  /** Seconds since the start, measured by the caller. */
  elapsed: () => number;
  limit: number;
  /** How many cases may be distinguished, where an answer soon is worth more than an answer at all. */
  cases?: number;
}

/** Steps of the price search at the first case, at later ones. */
const rootSteps = 60;
const caseSteps = 6;

/** A case that is not closed. */
interface Case {
  decisions: Decision[];
  paid: CrossingPrices;
  relaxed: Relaxed;
  slot: { tree: ProofTree };
}

/**
 * The best assignment under limits of which some cross: the network without those gives a bound, prices on them improve it
 * (Held and Karp 1971), and cases are distinguished, the one with the highest bound first, until every bound is met
 * (Land and Doig 1960) or the time is over.
 */
export class BranchingSearch {
  private readonly relaxation: Relaxation;
  private readonly valued: Valued;
  private readonly crossing: Group[];
  private readonly budget: Budget;
  private best: { rows: number[][] | null; worth: number; breaches: Breach[] };
  private readonly open: Case[] = [];
  private cases = 0;

  constructor(valued: Valued, family: LimitFamily, budget: Budget, soft: Partial<Penalties> = {}) {
    this.valued = valued;
    this.crossing = family.crossing;
    this.budget = budget;
    this.relaxation = new Relaxation(valued, family, soft);
    this.best = { rows: null, worth: leastWorth(valued) - softTotal(valued, family, soft) - 1, breaches: [] };
  }

  run(): Outcome {
    const root: { tree: ProofTree } = { tree: { prices: emptyPrices } };
    const first = this.relaxation.solve([], new Map());
    this.consider(first);
    if (first.bound > this.best.worth) this.dive([], new Map());
    this.enter({ decisions: [], paid: new Map(), relaxed: first, slot: root }, rootSteps);
    if (this.open.length > 0) this.dive([], this.open[0]!.paid);
    while (this.open.length > 0 && !this.isOver()) this.branch(this.takeHighest());
    const bound = this.open.reduce((most, { relaxed }) => Math.max(most, relaxed.bound), this.best.worth);
    const { rows, worth, breaches } = this.best;
    const isClosed = bound === worth;
    return { status: isClosed ? (rows ? "optimal" : "infeasible") : "gap", rows, worth, bound, breaches, tree: assembled(root.tree) };
  }

  private isOver(): boolean {
    return this.cases > (this.budget.cases ?? Infinity) || this.budget.elapsed() >= this.budget.limit;
  }

  /** Takes an assignment that keeps every limit, if it is better than what we have. */
  private consider({ worth, tensions, rows, breaches }: Relaxed): void {
    if (worth === -Infinity || tensions.some(({ isBroken }) => isBroken)) return;
    if (this.best.rows === null || worth > this.best.worth) this.best = { rows, worth, breaches };
  }

  /** Improves a case's bound by prices on the crossing limits, and opens it unless the bound closes it. */
  private enter(one: Case, steps: number): void {
    let { relaxed, paid } = one;
    let current = relaxed;
    for (let step = 0; step < steps && relaxed.bound > this.best.worth && current.tensions.length > 0 && !this.isOver(); step += 1) {
      paid = this.nextPrices(paid, current, step);
      current = this.relaxation.solve(one.decisions, paid);
      this.consider(current);
      if (current.bound < relaxed.bound) {
        relaxed = current;
        one.paid = paid;
      }
    }
    one.relaxed = relaxed;
    one.slot.tree = { prices: relaxed.prices };
    if (relaxed.bound > this.best.worth) this.open.push(one);
  }

  /** Subgradient step: towards the bound that we would like to prove, whole numbers, at least one. */
  private nextPrices(paid: CrossingPrices, { bound, tensions }: Relaxed, step: number): CrossingPrices {
    const next = new Map(paid);
    const square = tensions.reduce((sum, { beyond }) => sum + beyond * beyond, 0);
    const length = Math.min(this.relaxation.penalty / 16, (bound - this.best.worth) / square / (1 + step / 10));
    for (const { bid, crossing, beyond } of tensions) {
      const key = bid * this.crossing.length + crossing;
      const move = Math.sign(beyond) * Math.max(1, Math.round(length * Math.abs(beyond)));
      const price = (next.get(key) ?? 0) + move;
      const kept = this.crossing[crossing]!.least > 0 ? Math.min(0, price) : Math.max(0, price);
      if (kept === 0) next.delete(key);
      else next.set(key, kept);
    }
    return next;
  }

  private takeHighest(): Case {
    let at = 0;
    for (let index = 1; index < this.open.length; index += 1) if (this.open[index]!.relaxed.bound >= this.open[at]!.relaxed.bound) at = index;
    return this.open.splice(at, 1)[0]!;
  }

  private branch(one: Case): void {
    this.cases += 1;
    if (one.relaxed.bound <= this.best.worth) return;
    if (this.settleDecided(one)) return;
    const split = this.splitOf(one);
    if (!split) throw new Error("A case with nothing left to decide stays open");
    const slots = split.map(() => ({ tree: { prices: one.relaxed.prices } })) as [Case["slot"], Case["slot"]];
    one.slot.tree = { split, cases: slots as unknown as [ProofTree, ProofTree] };
    for (const [side, decision] of split.entries()) {
      const decisions = [...one.decisions, decision];
      const relaxed = this.relaxation.solve(decisions, one.paid);
      this.consider(relaxed);
      this.enter({ decisions, paid: one.paid, relaxed, slot: slots[side]! }, caseSteps);
    }
  }

  /** Two decisions one of which every assignment keeps, and neither of which this relaxation's best flow keeps. */
  private splitOf({ relaxed, decisions }: Case): [Decision, Decision] | null {
    const tensions = [...relaxed.tensions].sort((a, b) => Number(b.isBroken) - Number(a.isBroken) || Math.abs(b.beyond) - Math.abs(a.beyond));
    for (const { bid, crossing, beyond, isBroken } of tensions) {
      const group = this.crossing[crossing]!;
      const chosen = relaxed.rows[bid]!;
      const inGroup = new Set(group.members);
      if (isBroken && beyond > 0) {
        const part = this.partOf(group, chosen.find((expert) => inGroup.has(expert))!);
        const rest = group.members.filter((expert) => !part.includes(expert));
        return [{ bid, experts: part, made: false }, { bid, experts: rest, made: false }];
      }
      const candidates = isBroken ? chosen.filter((expert) => !inGroup.has(expert)) : group.members;
      const free = candidates.find((expert) => this.isFree(bid, expert, decisions));
      if (free !== undefined) return [{ bid, experts: [free], made: false }, { bid, experts: [free], made: true }];
    }
    for (const { bid } of tensions) {
      const free = this.freeOf(bid, decisions);
      if (free !== undefined) return [{ bid, experts: [free], made: false }, { bid, experts: [free], made: true }];
    }
    return null;
  }

  /** The members in the same nested group as this one: the network lets only one of them read a bid. */
  private partOf(group: Group, expert: number): number[] {
    const { inner } = this.relaxation.family;
    const part = group.members.filter((other) => inner[other] === inner[expert]);
    return part.length < group.members.length ? part : [expert];
  }

  private isFree(bid: number, expert: number, decisions: readonly Decision[]): boolean {
    const { states, experts } = this.valued;
    return states[bid * experts + expert] === pairState.free && !decisions.some((one) => one.bid === bid && one.experts.includes(expert));
  }

  /** An expert of whom it is open whether he reads the bid. */
  private freeOf(bid: number, decisions: readonly Decision[]): number | undefined {
    for (let expert = 0; expert < this.valued.experts; expert += 1) if (this.isFree(bid, expert, decisions)) return expert;
    return undefined;
  }

  /**
   * Limits of bids whose every pair is decided: a broken one shows by a high price that the case is empty, an idle one costs
   * nothing. Whether there was one; the case then waits with its new bound.
   */
  private settleDecided(one: Case): boolean {
    const settled = one.relaxed.tensions.filter(({ bid }) => this.freeOf(bid, one.decisions) === undefined);
    if (settled.length === 0) return false;
    const paid = new Map(one.paid);
    for (const { bid, crossing, beyond, isBroken } of settled) {
      if (isBroken) paid.set(bid * this.crossing.length + crossing, Math.sign(beyond) * this.relaxation.penalty);
      else paid.delete(bid * this.crossing.length + crossing);
    }
    const relaxed = this.relaxation.solve(one.decisions, paid);
    this.consider(relaxed);
    this.enter({ ...one, paid, relaxed }, 0);
    return true;
  }

  /** Decides every broken limit at once, again and again, to find a good assignment early. */
  private dive(given: readonly Decision[], paid: CrossingPrices): void {
    const decisions = [...given];
    while (!this.isOver()) {
      const relaxed = this.relaxation.solve(decisions, paid);
      this.consider(relaxed);
      const broken = relaxed.tensions.filter(({ isBroken }) => isBroken);
      if (broken.length === 0 || relaxed.bound <= this.best.worth) return;
      const found = broken.flatMap((tension) => this.repair(tension, relaxed, decisions));
      if (found.length === 0) return;
      decisions.push(...found);
    }
  }

  /** Keeps the best expert of a group that has too many, adds the best members to one that has too few. */
  private repair({ bid, crossing, beyond }: Tension, { rows, prices }: Relaxed, decisions: readonly Decision[]): Decision[] {
    const { members } = this.crossing[crossing]!;
    const value = (expert: number) => this.valued.values[bid * this.valued.experts + expert]! - prices.experts[expert]!;
    const chosen = new Set(rows[bid]);
    const byValue = members.filter((expert) => chosen.has(expert) === beyond > 0 && this.isFree(bid, expert, decisions)).sort((a, b) => value(b) - value(a));
    if (beyond < 0) return byValue.slice(0, -beyond).map((expert) => ({ bid, experts: [expert], made: true }));
    const keeper = members.find((expert) => chosen.has(expert) && !this.isFree(bid, expert, decisions)) ?? byValue[0];
    const others = members.filter((expert) => expert !== keeper && this.isFree(bid, expert, decisions));
    return others.length > 0 ? [{ bid, experts: others, made: false }] : [];
  }
}

const emptyPrices: Prices = { bids: new Float64Array(0), experts: new Float64Array(0), groups: [] };

/** The tree without the slots through which it grew. */
function assembled(tree: ProofTree): ProofTree {
  if (!("split" in tree)) return tree;
  const [one, other] = tree.cases as unknown as [Case["slot"], Case["slot"]];
  return { split: tree.split, cases: [assembled(one.tree), assembled(other.tree)] };
}
