import { addGroups, brokenGroups, raisePenalties } from "./add-groups.ts";
import type { LimitFamily } from "./limits.ts";
import { expertArcs, groupArcs, type Network, type Penalties } from "./network.ts";
import { optimise } from "./pricing.ts";

/**
 * The best flow under all limits that nest. A group gets its node only where a bid breaks its limit: most bids never do,
 * and what the smaller network finds best and unbroken is best in the whole one too.
 */
export function solveNested(net: Network, family: LimitFamily): void {
  for (;;) {
    optimise(net);
    const chosen = net.chosen();
    const broken = brokenGroups(net, family, chosen);
    const isRaised = raisePenalties(net);
    if (broken.length === 0 && !isRaised) return;
    addGroups(net, family, broken, chosen);
  }
}

/** Where a flow stands on a penalty arc: a limit that it breaks, and by how much. */
export interface Breach {
  limit: keyof Penalties;
  /** The bid or expert, and the group within the bid. */
  bid?: number;
  expert?: number;
  group?: number;
  units: number;
}

export function breachesOf(net: Network): Breach[] {
  const flows = net.extraFlows();
  const breaches: Breach[] = [];
  const add = (arc: number, breach: Omit<Breach, "units">) => {
    const units = flows[arc - net.pairs]!;
    if (units > 0) breaches.push({ ...breach, units });
  };
  for (let bid = 0; bid < net.bids; bid += 1) add(net.missingArc(bid), { limit: "missing", bid });
  for (let expert = 0; expert < net.experts; expert += 1) {
    const first = net.pairs + expert * expertArcs.count;
    add(first + expertArcs.over, { limit: "loadMax", expert });
    add(first + expertArcs.under, { limit: "loadMin", expert });
  }
  for (const { bid, group, arc } of net.groupNodes) {
    add(arc + groupArcs.over, { limit: "most", bid, group });
    add(arc + groupArcs.back, { limit: "least", bid, group });
    add(arc + groupArcs.exit, { limit: "leastMissing", bid, group });
  }
  return breaches;
}
