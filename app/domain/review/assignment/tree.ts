import type { Network } from "./network.ts";

/** Makes `arcs` the tree of the network, with their flows: parents, prices and depths are computed anew. */
export function plantTree(net: Network, arcs: readonly number[], flows: readonly number[]): void {
  const { nodes } = net;
  for (const name of ["parent", "depth", "arc", "flow", "room", "firstChild", "next", "previous"] as const) net[name] = new Int32Array(nodes);
  net.leaves = new Uint8Array(nodes);
  net.price = new Float64Array(nodes);
  const { start, ends } = neighbours(net, arcs);
  const seen = new Uint8Array(nodes);
  const queue = new Int32Array(nodes);
  seen[0] = 1;
  let filled = 1;
  for (let at = 0; at < filled; at += 1) {
    const node = queue[at]!;
    for (let slot = start[node]!; slot < start[node + 1]!; slot += 1) {
      const index = ends[slot]!;
      const arc = arcs[index]!;
      const tail = net.tailOf(arc);
      const below = tail === node ? net.headOf(arc) : tail;
      if (seen[below] === 1) continue;
      seen[below] = 1;
      queue[filled++] = below;
      net.setSide(arc, 0);
      hang(net, below, node, arc, tail === below ? 1 : 0, flows[index]!, net.roomOf(arc));
      net.depth[below] = net.depth[node]! + 1;
      net.price[below] = tail === below ? net.price[node]! + net.profitOf(arc) : net.price[node]! - net.profitOf(arc);
    }
  }
  if (filled !== nodes) throw new Error(`The arcs span ${filled} of ${nodes} nodes`);
}

/** For every node the indices of its arcs, as one list with starts. */
function neighbours(net: Network, arcs: readonly number[]): { start: Int32Array; ends: Int32Array } {
  const start = new Int32Array(net.nodes + 2);
  for (const arc of arcs) {
    start[net.tailOf(arc) + 2]! += 1;
    start[net.headOf(arc) + 2]! += 1;
  }
  for (let node = 2; node < start.length; node += 1) start[node]! += start[node - 1]!;
  const ends = new Int32Array(2 * arcs.length);
  for (const [index, arc] of arcs.entries()) {
    ends[start[net.tailOf(arc) + 1]!++] = index;
    ends[start[net.headOf(arc) + 1]!++] = index;
  }
  return { start, ends };
}

function hang(net: Network, node: number, parent: number, arc: number, leaves: number, flow: number, room: number): void {
  net.parent[node] = parent;
  net.arc[node] = arc;
  net.leaves[node] = leaves;
  net.flow[node] = flow;
  net.room[node] = room;
  const first = net.firstChild[parent]!;
  net.next[node] = first;
  net.previous[node] = 0;
  if (first !== 0) net.previous[first] = node;
  net.firstChild[parent] = node;
}

function unhang(net: Network, node: number): void {
  const before = net.previous[node]!;
  const after = net.next[node]!;
  if (before === 0) net.firstChild[net.parent[node]!] = after;
  else net.next[before] = after;
  if (after !== 0) net.previous[after] = before;
}

/**
 * One pivot of the primal network simplex (Dantzig 1951; tree lists after Bradley, Brown and Graves 1977): the arc enters,
 * flow goes round the cycle that it closes, the arc that stops it leaves. Of several that stop it the last one seen from the
 * cycle's apex in the direction of the flow leaves, which keeps the tree strongly feasible and so cannot cycle (Cunningham 1976).
 */
export function pivot(net: Network, arc: number): void {
  net.pivots += 1;
  const { parent, depth, flow, room, leaves } = net;
  const isEmpty = net.sideOf(arc) === 1;
  const tail = net.tailOf(arc);
  const head = net.headOf(arc);
  const entryRoom = net.roomOf(arc);
  const from = isEmpty ? tail : head;
  const to = isEmpty ? head : tail;
  let u = from;
  let v = to;
  let step = entryRoom;
  let stop = 0;
  let stopsBefore = false;
  while (u !== v) {
    const lead = depth[u]! - depth[v]!;
    if (lead >= 0) {
      // The cycle comes down to u: against an arc that leaves it.
      const free = leaves[u] === 1 ? flow[u]! : room[u]! - flow[u]!;
      if (free < step) {
        step = free;
        stop = u;
        stopsBefore = true;
      }
      u = parent[u]!;
    }
    if (lead <= 0) {
      const free = leaves[v] === 1 ? room[v]! - flow[v]! : flow[v]!;
      if (free <= step) {
        step = free;
        stop = v;
        stopsBefore = false;
      }
      v = parent[v]!;
    }
  }
  if (step > 0) {
    for (let node = from; node !== u; node = parent[node]!) flow[node]! += leaves[node] === 1 ? -step : step;
    for (let node = to; node !== u; node = parent[node]!) flow[node]! += leaves[node] === 1 ? step : -step;
  }
  if (stop === 0) {
    net.setSide(arc, isEmpty ? -1 : 1);
    return;
  }
  exchange(net, arc, stop, stopsBefore ? from : to, isEmpty ? step : entryRoom - step);
}

/** The arc enters the tree with that flow, the one above `stop` leaves it; `inner` is the end of the first that lies below the second. */
export function exchange(net: Network, arc: number, stop: number, inner: number, flow: number): void {
  const tail = net.tailOf(arc);
  const head = net.headOf(arc);
  const excess = net.profitOf(arc) + net.price[head]! - net.price[tail]!;
  net.setSide(net.arc[stop]!, net.flow[stop] === 0 ? 1 : -1);
  net.setSide(arc, 0);
  turnOver(net, inner, stop, { above: inner === tail ? head : tail, arc, leaves: inner === tail ? 1 : 0, flow, room: net.roomOf(arc) });
  reprice(net, inner, inner === tail ? excess : -excess);
}

/** Hangs the part of the tree below `stop` by its node `inner` onto the entry: the path between the two turns over. */
function turnOver(net: Network, inner: number, stop: number, entry: { above: number; arc: number; leaves: number; flow: number; room: number }): void {
  let node = inner;
  let { above, arc, leaves, flow, room } = entry;
  for (;;) {
    const oldParent = net.parent[node]!;
    const oldArc = net.arc[node]!;
    const oldLeaves = net.leaves[node]!;
    const oldFlow = net.flow[node]!;
    const oldRoom = net.room[node]!;
    unhang(net, node);
    hang(net, node, above, arc, leaves, flow, room);
    if (node === stop) return;
    above = node;
    arc = oldArc;
    leaves = 1 - oldLeaves;
    flow = oldFlow;
    room = oldRoom;
    node = oldParent;
  }
}

/** Adds to the prices of a whole subtree and renews its depths. */
function reprice(net: Network, top: number, shift: number): void {
  const { price, depth, parent, firstChild, next } = net;
  let node = top;
  for (;;) {
    price[node]! += shift;
    depth[node] = depth[parent[node]!]! + 1;
    if (firstChild[node] !== 0) {
      node = firstChild[node]!;
      continue;
    }
    while (node !== top && next[node] === 0) node = parent[node]!;
    if (node === top) return;
    node = next[node]!;
  }
}
