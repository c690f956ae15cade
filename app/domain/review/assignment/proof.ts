import type { ProofTree } from "./branching.ts";
import type { Group, GroupLimit } from "./limits.ts";
import type { Decision, Prices } from "./prices.ts";

/** A price on a group's limit in one bid; `part` names the experts where it is only a part of the group. */
export interface WrittenGroupPrice {
  bid: number;
  limit: GroupLimit;
  of: string;
  part?: number[];
  price: number;
}

/**
 * Prices as they are written: one a bid, one an expert, those of groups that are not zero. All in units of 1 / `scale`, times
 * `rank` where a base is kept.
 */
export interface WrittenPrices {
  bids: number[];
  experts: number[];
  groups: WrittenGroupPrice[];
}

/** Two cases one of which every assignment is in, down to prices that close each. */
export type WrittenTree = { prices: WrittenPrices } | { split: [Decision, Decision]; cases: [WrittenTree, WrittenTree] };

/**
 * What anyone can check an answer by, without solving anything (`verifyAssignment`). Weights are multiplied by `scale` and
 * rounded, then by `rank`, plus one for a pair of the base: whole numbers. For prices a of bids, e of experts, g of groups,
 * nothing can be worth more than Σ perBid·a + Σ e·(max if e > 0, else min) + Σ g·(most if g > 0, else least) + the sum over
 * allowed pairs of what is positive in weight − a − e − Σ g, fixed pairs counting as they are.
 */
export interface Proof {
  scale: number;
  rank: number;
  /** With `fair`: the best worst match, and what shows that no better one is possible (null: no pair has a higher weight). */
  worst?: { least: number; tree: WrittenTree | null };
  /** Of an impossible demand: with all weights at nothing the prices leave `shortage` less than nothing (minimum cut). */
  cut?: boolean;
  tree: WrittenTree;
}

export function writeTree(tree: ProofTree): WrittenTree {
  return "split" in tree ? { split: tree.split, cases: [writeTree(tree.cases[0]), writeTree(tree.cases[1])] } : { prices: writePrices(tree.prices) };
}

function writePrices({ bids, experts, groups }: Prices): WrittenPrices {
  return {
    bids: [...bids],
    experts: [...experts],
    groups: groups.map(({ bid, group, price }) => ({ bid, limit: group.limit, of: group.of, ...(group.isPart && { part: group.members }), price })),
  };
}

/** Reads written prices over the problem's groups; null where they speak of something that does not exist. */
export function readPrices(written: WrittenPrices, groups: ReadonlyMap<string, Group>, size: { bids: number; experts: number }): Prices | null {
  if (written.bids.length !== size.bids || written.experts.length !== size.experts) return null;
  const read = [];
  for (const { bid, limit, of, part, price } of written.groups) {
    const group = groups.get(groupKey(limit, of));
    if (!group || bid >= size.bids) return null;
    // At most one of a group is at most one of a part of it; a least number says nothing of a part.
    if (part && (group.least > 0 || new Set(part).size !== part.length || !part.every((expert) => group.members.includes(expert)))) return null;
    read.push({ bid, group: part ? { ...group, members: part } : group, price });
  }
  return { bids: Float64Array.from(written.bids), experts: Float64Array.from(written.experts), groups: read };
}

export function groupKey(limit: GroupLimit, of: string): string {
  return `${limit}:${of}`;
}
