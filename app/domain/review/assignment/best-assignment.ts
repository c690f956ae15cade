import { type Budget, BranchingSearch, type Outcome } from "./branching.ts";
import type { LimitFamily } from "./limits.ts";
import { breachesOf, solveNested } from "./nested.ts";
import type { Penalties } from "./network.ts";
import { pricesOf, sumOfRows, type Valued } from "./prices.ts";
import { plantedNetwork } from "./relaxation.ts";

/**
 * The assignment worth most within all limits: one flow where they nest, a search over cases where some cross. Limits in
 * `soft` may be broken at a price, one that crosses excepted.
 */
export function bestAssignment(valued: Valued, family: LimitFamily, budget: Budget, soft: Partial<Penalties> = {}): Outcome {
  if (family.crossing.length > 0) return new BranchingSearch(valued, family, budget, soft).run();
  const { net } = plantedNetwork(valued, family, soft);
  solveNested(net, family);
  const tree = { prices: pricesOf(net, family) };
  const breaches = breachesOf(net);
  const paidFor = breaches.reduce((sum, { limit, units }) => sum + units * (soft[limit] ?? Infinity), 0);
  if (paidFor === Infinity) return { status: "infeasible", rows: null, worth: -Infinity, bound: -Infinity, breaches, tree };
  const rows = net.chosen();
  const worth = sumOfRows(valued, rows) - paidFor;
  return { status: "optimal", rows, worth, bound: worth, breaches, tree };
}
