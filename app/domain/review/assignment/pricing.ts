import type { Network } from "./network.ts";
import { pivot } from "./tree.ts";

/** So many rows (the pairs of one bid) offer their best arc before pivots begin. */
const listLength = 30;

/**
 * Pivots until no arc outside the tree would raise the profit: the prices then prove the flow to be the best. All arcs are
 * sifted for those that are near to raising it; pivots are made among these until none is left, then all are sifted anew.
 */
export function optimise(net: Network): void {
  for (let core = sift(net); core.isOpen; core = sift(net)) {
    const list = new Candidates(net, core);
    while (list.fill()) {
      for (let arc = list.takeBest(); arc >= 0; arc = list.takeBest()) {
        pivot(net, arc);
        list.searchAgain(arc);
      }
    }
  }
}

/** Pairs near to raising the profit, by bid: those of bid b stand from `start[b]` to `start[b + 1]`. */
interface Core {
  start: Int32Array;
  pairs: Int32Array;
  /** Some arc raises the profit now. */
  isOpen: boolean;
}

/** Every pair that raises the profit or lacks little of it. */
function sift(net: Network): Core {
  const { bids, experts, weight, side, price } = net;
  const start = new Int32Array(bids + 1);
  let pairs = new Int32Array(Math.max(1024, bids * 16));
  let count = 0;
  let isOpen = bestExtra(net) >= 0;
  const near = -net.grain;
  for (let bid = 0; bid < bids; bid += 1) {
    if (count + experts > pairs.length) pairs = grown(pairs);
    const first = bid * experts;
    const tails = net.tails[bid]!;
    const own = price[1 + experts + bid]!;
    for (let expert = 0; expert < experts; expert += 1) {
      const gain = side[first + expert]! * (weight[first + expert]! + price[1 + expert]! - (tails === null ? own : price[tails[expert]!]!));
      if (gain >= near) {
        pairs[count] = first + expert;
        count += 1;
        if (gain > 0) isOpen = true;
      }
    }
    start[bid + 1] = count;
  }
  return { start, pairs, isOpen };
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * old.length + 1024);
  more.set(old);
  return more;
}

/**
 * A short list of arcs that may enter (multiple partial pricing): rows are searched in turn for their best arc, and the list
 * is used up, the best first, each looked at again with the prices of that moment, before the search goes on.
 */
class Candidates {
  private readonly net: Network;
  private readonly core: Core;
  private readonly arcs = new Int32Array(listLength + 1);
  private count = 0;

  constructor(net: Network, core: Core) {
    this.net = net;
    this.core = core;
  }

  /** Searches rows, from where the last search ended, until the list is full or all were searched; false: nothing was found. */
  fill(): boolean {
    const { net, core } = this;
    for (let looked = 0; looked <= net.bids && this.count < listLength; looked += 1) {
      const arc = net.nextRow < net.bids ? bestOfRow(net, core, net.nextRow) : bestExtra(net);
      net.nextRow = net.nextRow < net.bids ? net.nextRow + 1 : 0;
      if (arc >= 0) this.arcs[this.count++] = arc;
    }
    return this.count > 0;
  }

  /** Takes the arc that raises the profit most; those that no longer do are dropped. -1: none is left. */
  takeBest(): number {
    const { net, arcs } = this;
    let best = -1;
    let bestGain = 0;
    for (let at = 0; at < this.count; at += 1) {
      const gain = gainOf(net, arcs[at]!);
      if (gain <= 0) {
        this.count -= 1;
        arcs[at] = arcs[this.count]!;
        at -= 1;
      } else if (gain > bestGain) {
        best = at;
        bestGain = gain;
      }
    }
    if (best < 0) return -1;
    const arc = arcs[best]!;
    this.count -= 1;
    arcs[best] = arcs[this.count]!;
    return arc;
  }

  /** The row of an arc that entered often has another that should. */
  searchAgain(arc: number): void {
    const next = arc < this.net.pairs ? bestOfRow(this.net, this.core, Math.floor(arc / this.net.experts)) : -1;
    if (next >= 0) this.arcs[this.count++] = next;
  }
}

function gainOf(net: Network, arc: number): number {
  return net.sideOf(arc) * (net.profitOf(arc) + net.price[net.headOf(arc)]! - net.price[net.tailOf(arc)]!);
}

/** The pair of a bid that raises the profit most; -1 for none. */
function bestOfRow(net: Network, { start, pairs }: Core, bid: number): number {
  const { weight, side, price, experts } = net;
  const toExpert = 1 - bid * experts;
  const tails = net.tails[bid]!;
  const own = price[1 + experts + bid]!;
  let best = -1;
  let bestGain = 0;
  for (let at = start[bid]!, end = start[bid + 1]!; at < end; at += 1) {
    const pair = pairs[at]!;
    const gain = side[pair]! * (weight[pair]! + price[pair + toExpert]! - (tails === null ? own : price[tails[pair + toExpert - 1]!]!));
    if (gain > bestGain) {
      bestGain = gain;
      best = pair;
    }
  }
  return best;
}

/** The best of the extra arcs; -1 for none. */
function bestExtra(net: Network): number {
  const { extras, arcSide, arcProfit, arcHead, arcTail, price, pairs } = net;
  let best = -1;
  let bestGain = 0;
  for (let index = 0; index < extras; index += 1) {
    const gain = arcSide[index]! * (arcProfit[index]! + price[arcHead[index]!]! - price[arcTail[index]!]!);
    if (gain > bestGain) {
      bestGain = gain;
      best = pairs + index;
    }
  }
  return best;
}
