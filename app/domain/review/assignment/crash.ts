import { leastLoad, mostLoad } from "./load.ts";
import type { Network } from "./network.ts";
import { plantTree } from "./tree.ts";

/**
 * A first tree: every bid takes its best experts that have room, in turn; what does not fit stands on penalty arcs.
 * The tree is strongly feasible: from every node a unit could flow to the root.
 */
export function plantGreedily(net: Network): void {
  const { bids, experts, perBid, load } = net;
  const room = Int32Array.from({ length: experts }, (_, expert) => mostLoad(load, expert) - 1);
  const loads = new Int32Array(experts);
  const missing = new Int32Array(bids);
  for (let bid = 0; bid < bids; bid += 1) missing[bid] = perBid - takeFixed(net, bid, loads);
  for (let bid = 0; bid < bids; bid += 1) missing[bid] = takeBest(net, bid, missing[bid]!, loads, room);
  const arcs: number[] = [];
  const flows: number[] = [];
  const add = (arc: number, flow: number) => {
    arcs.push(arc);
    flows.push(flow);
  };
  for (let expert = 0; expert < experts; expert += 1) {
    const given = loads[expert]!;
    const [least, most] = [leastLoad(load, expert), mostLoad(load, expert)];
    if (given < least) add(net.expertArc(expert, "under"), least - given);
    else if (given < most) add(net.expertArc(expert, "load"), given - least);
    else {
      net.setSide(net.expertArc(expert, "load"), -1);
      add(net.expertArc(expert, "over"), given - most);
    }
  }
  for (let bid = 0; bid < bids; bid += 1) {
    const rest = missing[bid] === 0 ? bestRest(net, bid, loads, room) : -1;
    if (rest >= 0) add(rest, 0);
    else add(net.missingArc(bid), missing[bid]!);
  }
  plantTree(net, arcs, flows);
}

/** A pair on which a bid may hang empty: if possible of an expert with room, whose price is no penalty. */
function bestRest(net: Network, bid: number, loads: Int32Array, room: Int32Array): number {
  const free = bestFree(net, bid, loads, room);
  return free >= 0 ? free : bestFree(net, bid, loads, null);
}

function takeFixed(net: Network, bid: number, loads: Int32Array): number {
  let taken = 0;
  for (let expert = 0, pair = bid * net.experts; expert < net.experts; expert += 1, pair += 1) {
    if (net.weight[pair] !== Infinity) continue;
    net.side[pair] = -1;
    loads[expert]! += 1;
    taken += 1;
  }
  return taken;
}

/** Takes up to `wanted` pairs of a bid; answers how many are still missing. Among equals the expert with the least load. */
function takeBest(net: Network, bid: number, wanted: number, loads: Int32Array, room: Int32Array): number {
  for (let left = wanted; left > 0; left -= 1) {
    const pair = bestFree(net, bid, loads, room);
    if (pair < 0) return left;
    net.side[pair] = -1;
    loads[pair - bid * net.experts]! += 1;
  }
  return 0;
}

/** The best pair of a bid that was not taken, of an expert with at most that load (null: any); -1 when there is none. */
function bestFree(net: Network, bid: number, loads: Int32Array, most: Int32Array | null): number {
  const { experts, weight, side } = net;
  const first = bid * experts;
  let best = -1;
  let bestWeight = -Infinity;
  let bestLoad = 0;
  for (let expert = 0; expert < experts; expert += 1) {
    const value = weight[first + expert]!;
    if (value < bestWeight || value === -Infinity || side[first + expert] !== 1) continue;
    const load = loads[expert]!;
    if ((most !== null && load > most[expert]!) || (value === bestWeight && load >= bestLoad)) continue;
    best = first + expert;
    bestWeight = value;
    bestLoad = load;
  }
  return best;
}
