import { leastLoad, type LoadLimits, mostLoad } from "./load.ts";

/** What one unit of breaking a limit costs; `Infinity` never occurs: a hard limit costs more than everything else together. */
export interface Penalties {
  /** A bid has one expert fewer than it needs. */
  missing: number;
  loadMin: number;
  loadMax: number;
  /** A bid has one expert fewer of a group than the group's least, and one more of others. */
  least: number;
  /** A bid has one expert fewer of a group than the group's least, and one fewer at all. */
  leastMissing: number;
  /** A bid has one expert more of a group than the group's most. */
  most: number;
}

export interface NetworkInput {
  bids: number;
  experts: number;
  perBid: number;
  /** What an expert may have at least and at most. */
  load: LoadLimits;
  /** By pair, `bid * experts + expert`; -Infinity is forbidden, Infinity is fixed. */
  weight: Float64Array;
  penalties: Penalties;
  grain: number;
}

/** A group of experts within one bid, once its limit was broken: its node and the first of its four arcs. */
export interface GroupNode {
  bid: number;
  group: number;
  node: number;
  arc: number;
}

/** Extra arcs of an expert, of a bid and of a group's node, in the order in which they lie. */
export const expertArcs = { load: 0, over: 1, under: 2, count: 3 } as const;
export const groupArcs = { through: 0, over: 1, back: 2, exit: 3, count: 4 } as const;

const full = -1;

/** The room of an arc without an upper limit. */
export const unlimited = 2 ** 30;

/**
 * The network of an assignment: every bid sends `perBid` units over its pairs to experts, every expert sends its load to
 * the root (node 0). Nodes 1…experts are experts, then come the bids, then nodes of groups of experts within one bid,
 * which are added when a limit on them is broken. Arcs are the pairs, `bid * experts + expert`, of room 1 and without
 * stored ends, then the extra arcs: loads, and what stands for a broken limit at a penalty.
 *
 * A spanning tree with `price` per node such that `profit + price[head] - price[tail] = 0` on its arcs; arcs outside the
 * tree are empty (`side` 1) or full (`side` -1). Flows are kept for tree arcs only, at the node below.
 */
export class Network {
  readonly bids: number;
  readonly experts: number;
  readonly perBid: number;
  readonly load: LoadLimits;
  readonly weight: Float64Array;
  readonly penalties: Penalties;
  /** A small part of the differences between weights: what is as near to entering is looked at often, and groups begin with it as penalty. */
  readonly grain: number;
  readonly pairs: number;
  readonly side: Int8Array;
  /** The node from which a bid's pairs leave, by expert, where groups were added; null: from the bid itself. */
  readonly tails: (Int32Array | null)[];

  nodes: number;
  price!: Float64Array;
  parent!: Int32Array;
  depth!: Int32Array;
  /** The arc between a node and its parent: its number, whether it leaves the node, its flow and its room. */
  arc!: Int32Array;
  leaves!: Uint8Array;
  flow!: Int32Array;
  room!: Int32Array;
  /** Children as a list with two links; 0 ends it, for the root is nobody's child. */
  firstChild!: Int32Array;
  next!: Int32Array;
  previous!: Int32Array;

  extras = 0;
  arcTail = new Int32Array(0);
  arcHead = new Int32Array(0);
  arcProfit = new Float64Array(0);
  arcRoom = new Int32Array(0);
  arcSide = new Int8Array(0);

  readonly groupNodes: GroupNode[] = [];

  /** Pivots so far, for measurements. */
  pivots = 0;
  /** Where the search for the next arc goes on. */
  nextRow = 0;
  nextExtra = 0;

  constructor({ bids, experts, perBid, load, weight, penalties, grain }: NetworkInput) {
    this.bids = bids;
    this.experts = experts;
    this.perBid = perBid;
    this.load = load;
    this.weight = weight;
    this.penalties = penalties;
    this.grain = grain;
    this.pairs = bids * experts;
    this.side = new Int8Array(this.pairs).fill(1);
    this.tails = new Array<Int32Array | null>(bids).fill(null);
    this.nodes = 1 + experts + bids;
    this.growArcs(experts * expertArcs.count + bids);
    for (let expert = 0; expert < experts; expert += 1) {
      const node = 1 + expert;
      this.addArc(node, 0, 0, mostLoad(load, expert) - leastLoad(load, expert));
      this.addArc(node, 0, -penalties.loadMax, unlimited);
      this.addArc(0, node, -penalties.loadMin, unlimited);
    }
    for (let bid = 0; bid < bids; bid += 1) this.addArc(this.bidNode(bid), 0, -penalties.missing, unlimited);
  }

  bidNode(bid: number): number {
    return 1 + this.experts + bid;
  }

  /** The bid to which a node that is neither root nor expert belongs. */
  bidOfNode(node: number): number {
    const own = node - 1 - this.experts;
    return own < this.bids ? own : this.groupNodes[own - this.bids]!.bid;
  }

  expertArc(expert: number, which: "load" | "over" | "under"): number {
    return this.pairs + expert * expertArcs.count + expertArcs[which];
  }

  missingArc(bid: number): number {
    return this.pairs + this.experts * expertArcs.count + bid;
  }

  /** Room for `count` more extra arcs. */
  growArcs(count: number): void {
    if (this.extras + count <= this.arcTail.length) return;
    const size = Math.max(this.extras + count, 2 * this.arcTail.length);
    this.arcTail = grown(this.arcTail, new Int32Array(size));
    this.arcHead = grown(this.arcHead, new Int32Array(size));
    this.arcProfit = grown(this.arcProfit, new Float64Array(size));
    this.arcRoom = grown(this.arcRoom, new Int32Array(size));
    this.arcSide = grown(this.arcSide, new Int8Array(size));
  }

  addArc(tail: number, head: number, profit: number, room: number): number {
    const index = this.extras;
    this.growArcs(1);
    this.extras += 1;
    this.arcTail[index] = tail;
    this.arcHead[index] = head;
    this.arcProfit[index] = profit;
    this.arcRoom[index] = room;
    this.arcSide[index] = 1;
    return this.pairs + index;
  }

  tailOf(arc: number): number {
    if (arc >= this.pairs) return this.arcTail[arc - this.pairs]!;
    const bid = Math.floor(arc / this.experts);
    return this.tails[bid]?.[arc - bid * this.experts] ?? this.bidNode(bid);
  }

  headOf(arc: number): number {
    return arc >= this.pairs ? this.arcHead[arc - this.pairs]! : 1 + (arc % this.experts);
  }

  profitOf(arc: number): number {
    return arc >= this.pairs ? this.arcProfit[arc - this.pairs]! : this.weight[arc]!;
  }

  roomOf(arc: number): number {
    return arc >= this.pairs ? this.arcRoom[arc - this.pairs]! : 1;
  }

  sideOf(arc: number): number {
    return arc >= this.pairs ? this.arcSide[arc - this.pairs]! : this.side[arc]!;
  }

  setSide(arc: number, side: number): void {
    if (arc >= this.pairs) this.arcSide[arc - this.pairs] = side;
    else this.side[arc] = side;
  }

  /** The arcs of the tree with their flows. */
  treeArcs(): { arcs: number[]; flows: number[] } {
    const [arcs, flows]: [number[], number[]] = [[], []];
    for (let node = 1; node < this.nodes; node += 1) {
      arcs.push(this.arc[node]!);
      flows.push(this.flow[node]!);
    }
    return { arcs, flows };
  }

  /** The flow of every extra arc, less its lower limit. */
  extraFlows(): Int32Array {
    const flows = new Int32Array(this.extras);
    for (let index = 0; index < this.extras; index += 1) if (this.arcSide[index] === -1) flows[index] = this.arcRoom[index]!;
    for (let node = 1; node < this.nodes; node += 1) if (this.arc[node]! >= this.pairs) flows[this.arc[node]! - this.pairs] = this.flow[node]!;
    return flows;
  }

  private markTree(side: number): void {
    for (let node = 1; node < this.nodes; node += 1) {
      const arc = this.arc[node]!;
      if (arc < this.pairs && this.flow[node] === 1) this.side[arc] = side;
    }
  }

  /** The experts of every bid, in order. */
  chosen(): number[][] {
    const { experts, side } = this;
    const rows: number[][] = Array.from({ length: this.bids }, () => []);
    // Full arcs of the tree are marked for one pass over all pairs, so that rows come in order.
    this.markTree(full);
    for (let bid = 0, pair = 0; bid < this.bids; bid += 1) {
      const row = rows[bid]!;
      for (let expert = 0; expert < experts; expert += 1, pair += 1) if (side[pair]! < 0) row.push(expert);
    }
    this.markTree(0);
    return rows;
  }
}

function grown<T extends Int32Array | Float64Array | Int8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
