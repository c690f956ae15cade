import { type LimitFamily, mostIn } from "./limits.ts";
import { groupArcs, type GroupNode, type Network, unlimited } from "./network.ts";
import { plantTree } from "./tree.ts";

/** A group's limit that a bid breaks. */
export interface BrokenGroup {
  bid: number;
  group: number;
}

/** The nested limits that the flow breaks and that the network does not know yet. `chosen`: the experts of every bid. */
export function brokenGroups(net: Network, family: LimitFamily, chosen: readonly (readonly number[])[]): BrokenGroup[] {
  const { nested, inner } = family;
  if (nested.length === 0) return [];
  const known = new Set(net.groupNodes.map(({ bid, group }) => bid * nested.length + group));
  const counts = new Int32Array(nested.length);
  const needed = nested.flatMap(({ least }, group) => (least > 0 ? [group] : []));
  const broken: BrokenGroup[] = [];
  const seenFor = new Int32Array(nested.length).fill(-1);
  for (const [bid, row] of chosen.entries()) {
    const touched = needed.slice();
    for (const group of needed) seenFor[group] = bid;
    for (const expert of row) {
      for (let group = inner[expert]!; group >= 0; group = nested[group]!.parent) {
        counts[group]! += 1;
        if (seenFor[group] !== bid) touched.push(group);
        seenFor[group] = bid;
      }
    }
    for (const group of touched) {
      if ((counts[group]! < nested[group]!.least || counts[group]! > mostIn(nested[group]!, bid)) && !known.has(bid * nested.length + group)) broken.push({ bid, group });
      counts[group] = 0;
    }
  }
  return broken;
}

/**
 * Gives each of these groups a node of its own between its bid and its members. What the flow has too much or too little
 * stands on penalty arcs of the new node, so that the tree stays a strongly feasible one and the search goes on from there.
 * The tree is planted anew, with the penalties as they are now, also where there is no group to add.
 */
export function addGroups(net: Network, family: LimitFamily, broken: readonly BrokenGroup[], chosen: readonly (readonly number[])[]): void {
  const tree = net.treeArcs();
  const extraFlows = net.extraFlows();
  net.growArcs(broken.length * groupArcs.count);
  const gentle = -Math.max(1, net.grain);
  const fresh = broken.map(({ bid, group }): GroupNode => {
    const node = net.nodes;
    net.nodes += 1;
    const { least } = family.nested[group]!;
    const arc = net.addArc(0, node, 0, Math.max(0, mostIn(family.nested[group]!, bid) - least));
    net.addArc(0, node, Math.max(gentle, -net.penalties.most), unlimited);
    net.addArc(node, 0, Math.max(gentle, -net.penalties.least), unlimited);
    net.addArc(node, 0, Math.max(gentle, -net.penalties.leastMissing), unlimited);
    return { bid, group, node, arc };
  });
  net.groupNodes.push(...fresh);
  const byBid = Map.groupBy(net.groupNodes, ({ bid }) => bid);
  for (const bid of new Set(broken.map((one) => one.bid))) {
    const ofBid = byBid.get(bid)!;
    rewire(net, family, bid, ofBid);
    for (const one of fresh) if (one.bid === bid) stand(net, family, one, passing(family, one, ofBid, chosen[bid]!, (arc) => extraFlows[arc - net.pairs] ?? 0), tree);
  }
  plantTree(net, tree.arcs, tree.flows);
}

/**
 * Raises the penalty of groups whose limit is still broken: it begins gently, because the full one would turn the prices of
 * everything near it upside down. Whether there was any; the tree is then to be planted anew.
 */
export function raisePenalties(net: Network): boolean {
  const flows = net.extraFlows();
  let isRaised = false;
  for (const { arc } of net.groupNodes) {
    for (const [which, limit] of penaltyArcs) {
      const index = arc - net.pairs + groupArcs[which];
      const full = -net.penalties[limit];
      const now = net.arcProfit[index]!;
      if (flows[index] === 0 || now <= full) continue;
      net.arcProfit[index] = now * 2 < -64 * Math.max(1, net.grain) ? full : Math.max(full, now * 2);
      isRaised = true;
    }
  }
  return isRaised;
}

const penaltyArcs = [["over", "most"], ["back", "least"], ["exit", "leastMissing"]] as const;

/** Lets the pairs and groups of a bid leave from the innermost group around them that has a node. */
function rewire(net: Network, { nested, inner }: LimitFamily, bid: number, ofBid: readonly GroupNode[]): void {
  const nodes = new Map(ofBid.map(({ group, node }) => [group, node]));
  const around = (group: number): number => {
    for (let at = group; at >= 0; at = nested[at]!.parent) {
      const node = nodes.get(at);
      if (node !== undefined) return node;
    }
    return net.bidNode(bid);
  };
  const tailOf = Int32Array.from(nested, (_, group) => around(group));
  const own = net.bidNode(bid);
  net.tails[bid] = inner.map((group) => (group < 0 ? own : tailOf[group]!));
  for (const { group, arc } of ofBid) {
    const tail = around(nested[group]!.parent);
    net.arcTail[arc - net.pairs + groupArcs.through] = tail;
    net.arcTail[arc - net.pairs + groupArcs.over] = tail;
    net.arcHead[arc - net.pairs + groupArcs.back] = tail;
  }
}

/** What leaves a group: its chosen members, and places inside it that nobody fills. */
function passing({ nested, inner }: LimitFamily, { group }: GroupNode, ofBid: readonly GroupNode[], chosen: readonly number[], flowOf: (arc: number) => number): number {
  const isInside = (of: number) => {
    let at = of;
    while (at >= 0 && at !== group) at = nested[at]!.parent;
    return at === group;
  };
  const members = chosen.filter((expert) => isInside(inner[expert]!)).length;
  const exits = ofBid.filter((other) => other.group !== group && isInside(other.group)).map(({ arc }) => flowOf(arc + groupArcs.exit));
  return exits.reduce((sum, flow) => sum + flow, members);
}

/** Puts a new group's flow on its arcs: one of them joins the tree. */
function stand(net: Network, { nested }: LimitFamily, { bid, group, arc }: GroupNode, flow: number, tree: { arcs: number[]; flows: number[] }): void {
  const { least } = nested[group]!;
  const most = mostIn(nested[group]!, bid);
  const join = (which: keyof typeof groupArcs, amount: number) => {
    tree.arcs.push(arc + groupArcs[which]);
    tree.flows.push(amount);
  };
  if (flow > most) {
    net.setSide(arc, -1);
    join("over", flow - most);
  } else if (flow <= least) join("back", least - flow);
  else join("through", flow - least);
}
