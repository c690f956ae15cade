import { bestAssignment } from "./best-assignment.ts";
import type { Budget, Outcome, ProofTree } from "./branching.ts";
import { type GroupLimit, type LimitFamily, nestGroups } from "./limits.ts";
import type { Breach } from "./nested.ts";
import type { Penalties } from "./network.ts";
import { pairState, type Prices, type Valued } from "./prices.ts";

/** A limit that takes part in making a demand impossible, and where. */
export type ConcernedLimit =
  | { limit: "load.max" | "load.min"; experts: number[] }
  | { limit: "forbidden"; pairs: [number, number][] }
  | { limit: GroupLimit; of: string; bids: number[] };

/** Limits that a relaxation can change, dearest to the rules last: a conflict of interest is never a matter of choice. */
export const relaxable = ["load.max", "load.min", "kind", "unit", "perBid", "forbidden"] as const;
export type Relaxable = (typeof relaxable)[number];

/** The least change of one kind of limit that makes the demand possible; `several` where no single kind is enough. */
export interface LeastRelaxation {
  limit: Relaxable | "several";
  /** How many places in all. */
  units: number;
  /** For limits that are one number for all: what it would have to be. */
  to?: number;
  /** Where exactly: one expert or bid, a group in a bid, a pair, and by how much. */
  changes: { limit: Relaxable; bid?: number; expert?: number; of?: string; by: number }[];
}

export interface Shortage {
  /** Places that cannot be filled, or limits that must give way in their stead; null where that could not be settled within the time. */
  shortage: number | null;
  /** At least so many are missing, whatever gives way. Below `shortage` only where limits cross, and the two bounds have not met. */
  shortageLeast: number;
  bids: number[];
  limits: ConcernedLimit[];
  relaxation: LeastRelaxation | null;
  alternatives: LeastRelaxation[];
  /** Shows that it is impossible; null: the case distinction that found it does. */
  tree: ProofTree | null;
}

/** Where limits cross, what would help is told when this many cases tell it. */
const mostCases = 100;

/** A place too many counts like one too few: it can always be left empty instead, unless its pair is fixed. */
const unfilled: Penalties = { missing: 1, leastMissing: 1, least: 1, loadMin: 1, loadMax: 1, most: 1 };

/** What a kind of limit costs when it alone may give way. */
const givingWay: Readonly<Record<Relaxable, Partial<Penalties>>> = {
  "load.max": { loadMax: 1 },
  "load.min": { loadMin: 1 },
  kind: { least: 1 },
  unit: { most: 1 },
  perBid: { missing: 1 },
  forbidden: {},
};

/**
 * Why a demand is impossible (minimum cut of the unfilled places), and the least that would have to give way. Limits that
 * cross cannot give way within a search, so each of the two ways to nest kinds and outsiders is tried and the better one told.
 */
export function explainShortage(valued: Valued, family: LimitFamily, given: Budget): Shortage {
  const budget = { ...given, cases: mostCases };
  const bare: Valued = { ...valued, values: new Float64Array(valued.values.length) };
  const families = family.crossing.length === 0 ? [family] : [family, renested(family, "kind"), renested(family, "outsiders")];
  const cuts = families.map((one) => bestAssignment(bare, { ...one, crossing: [] }, budget, unfilled));
  const wholes = families.map((one, at) => ({ family: one, cut: cuts[at]!, outcome: one.crossing.length === 0 ? cuts[at]! : bestAssignment(bare, one, budget, unfilled) })).filter(({ outcome }) => outcome.status === "optimal");
  const whole = wholes.reduce<(typeof wholes)[number] | null>((a, b) => (a && a.outcome.worth >= b.outcome.worth ? a : b), null);
  // A place that breaks two limits counts once or twice, as they are nested: what one way proves may be more than another way misses.
  const strongest = cuts.reduce((a, b) => (b.worth < a.worth ? b : a));
  const cut = whole && strongest.worth < whole.outcome.worth ? whole.cut : strongest;
  const isCut = cut.worth < 0;
  const concerned = isCut && "prices" in cut.tree ? limitsOfCut(bare, cut.tree.prices) : crossingLimits(family, bare);
  // A single flow is always finished; once the time is over no further one is begun.
  const found = relaxable.flatMap((limit) => (isOver(budget) ? [] : (relaxationOf(bare, family, budget, limit) ?? []))).sort((a, b) => a.units - b.units);
  const [first, ...others] = found;
  return {
    shortage: whole ? -whole.outcome.worth : null,
    shortageLeast: Math.max(1, -cut.worth),
    bids: concerned.bids,
    limits: concerned.limits,
    relaxation: first ?? (whole && severalOf(whole.outcome, whole.family)),
    alternatives: others,
    tree: isCut ? cut.tree : null,
  };
}

/** The same limits, nested in another order. */
function renested({ nested, crossing, inner }: LimitFamily, first: GroupLimit): LimitFamily {
  return nestGroups([...nested.filter(({ isPart }) => !isPart), ...crossing], inner.length, first);
}

/** The bids and limits on the cut: those with a price, and forbidden pairs that would lead across it. */
export function limitsOfCut({ bids, experts, states }: Valued, prices: Prices): { bids: number[]; limits: ConcernedLimit[] } {
  const everyExpert = Array.from({ length: experts }, (_, expert) => expert);
  const [over, under] = [everyExpert.filter((expert) => prices.experts[expert]! > 0), everyExpert.filter((expert) => prices.experts[expert]! < 0)];
  const ofBid = Map.groupBy(prices.groups, ({ bid }) => bid);
  const concerned = Array.from({ length: bids }, (_, bid) => bid).filter((bid) => prices.bids[bid] !== 0 || ofBid.has(bid));
  const pairs: [number, number][] = [];
  for (const bid of concerned) {
    for (const expert of everyExpert) {
      if (states[bid * experts + expert] !== pairState.forbidden) continue;
      const grouped = (ofBid.get(bid) ?? []).reduce((sum, { group, price }) => sum + (group.members.includes(expert) ? price : 0), 0);
      if (prices.bids[bid]! + prices.experts[expert]! + grouped < 0) pairs.push([bid, expert]);
    }
  }
  const groups = [...Map.groupBy(prices.groups, ({ group }) => `${group.limit}:${group.of}`).values()].map((ofGroup): ConcernedLimit => ({
    limit: ofGroup[0]!.group.limit,
    of: ofGroup[0]!.group.of,
    bids: [...new Set(ofGroup.map(({ bid }) => bid))].sort((a, b) => a - b),
  }));
  const limits: ConcernedLimit[] = [
    ...(over.length > 0 ? [{ limit: "load.max" as const, experts: over }] : []),
    ...(under.length > 0 ? [{ limit: "load.min" as const, experts: under }] : []),
    ...groups,
    ...(pairs.length > 0 ? [{ limit: "forbidden" as const, pairs }] : []),
  ];
  return { bids: concerned, limits };
}

/** Only together with the limits that cross is it impossible: those are named, for all bids. */
function crossingLimits({ crossing }: LimitFamily, { bids }: Valued): { bids: number[]; limits: ConcernedLimit[] } {
  const all = Array.from({ length: bids }, (_, bid) => bid);
  return { bids: all, limits: crossing.map(({ limit, of }) => ({ limit, of, bids: all })) };
}

/** The least that one kind of limit must give way by; null when it alone is not enough, or when it cannot be told in time. */
function relaxationOf(bare: Valued, family: LimitFamily, budget: Budget, limit: Relaxable): LeastRelaxation | null {
  const isKind = limit === "kind" || limit === "unit";
  // A crossing limit of the kind that gives way is let go; what is then broken is counted as it stands.
  if (isKind && !hasGroups(family, limit)) return null;
  if (isKind && family.crossing.some((group) => isOf(group, limit))) return null;
  const freed = limit === "forbidden" ? allowingForbidden(bare) : bare;
  const outcome = bestAssignment(freed, family, budget, givingWay[limit]);
  if (outcome.status !== "optimal" || outcome.worth === 0) return null;
  const to = uniformLimit(bare, family, budget, limit);
  const changes = limit === "forbidden" ? forbiddenMade(bare, outcome) : outcome.breaches.map((breach) => changeOf(breach, family, limit));
  return { limit, units: -outcome.worth, ...(to !== null && { to }), changes };
}

const isOver = ({ elapsed, limit }: Budget) => elapsed() >= limit;

const isOf = ({ least }: { least: number }, limit: "kind" | "unit") => (limit === "kind" ? least > 0 : least === 0);
const hasGroups = ({ nested, crossing }: LimitFamily, limit: "kind" | "unit") => [...nested, ...crossing].some((group) => isOf(group, limit));

/** Forbidden pairs may be made, each at the price of one. */
function allowingForbidden(bare: Valued): Valued {
  const values = bare.values.slice();
  const states = bare.states.slice();
  for (let pair = 0; pair < states.length; pair += 1) {
    if (states[pair] !== pairState.forbidden) continue;
    values[pair] = -1;
    states[pair] = pairState.free;
  }
  return { ...bare, values, states };
}

function forbiddenMade({ experts, states }: Valued, { rows }: Outcome): LeastRelaxation["changes"] {
  return (rows ?? []).flatMap((row, bid) => row.filter((expert) => states[bid * experts + expert] === pairState.forbidden).map((expert) => ({ limit: "forbidden" as const, bid, expert, by: 1 })));
}

function changeOf({ bid, expert, group, units }: Breach, { nested }: LimitFamily, limit: Relaxable): LeastRelaxation["changes"][number] {
  return { limit, ...(bid !== undefined && { bid }), ...(expert !== undefined && { expert }), ...(group !== undefined && { of: nested[group]!.of }), by: units };
}

function severalOf({ breaches }: Outcome, family: LimitFamily): LeastRelaxation {
  const limits: Readonly<Record<keyof Penalties, Relaxable>> = { missing: "perBid", leastMissing: "kind", least: "kind", loadMin: "load.min", loadMax: "load.max", most: "unit" };
  const changes = breaches.map((breach) => changeOf(breach, family, limits[breach.limit]));
  return { limit: "several", units: changes.reduce((sum, { by }) => sum + by, 0), changes };
}

/** The nearest value of a limit that is one number for all with which the demand is possible (search by halves). */
function uniformLimit(bare: Valued, family: LimitFamily, budget: Budget, limit: Relaxable): number | null {
  const { load, perBid, bids } = bare;
  const search = (from: number, to: number, change: (value: number) => Valued) => {
    let [no, yes] = [from, to];
    while (Math.abs(yes - no) > 1) {
      if (isOver(budget)) return null;
      const middle = Math.trunc((no + yes) / 2);
      if (bestAssignment(change(middle), family, budget).rows) yes = middle;
      else no = middle;
    }
    return yes;
  };
  // One number for all says nothing where single experts have a most of their own.
  if (limit === "load.max") return load.maxOf ? null : search(load.max, bids, (max) => ({ ...bare, load: { ...load, max } }));
  if (limit === "load.min") return search(load.min, 0, (min) => ({ ...bare, load: { ...load, min } }));
  // No bid can have fewer experts than are fixed to it.
  const fewest = mostFixed(bare);
  if (limit !== "perBid" || fewest === perBid || !bestAssignment({ ...bare, perBid: fewest }, family, budget).rows) return null;
  return search(perBid, fewest, (fewer) => ({ ...bare, perBid: fewer }));
}

/** Of the bid with the most fixed pairs, how many. */
function mostFixed({ bids, experts, states }: Valued): number {
  const counts = Array.from({ length: bids }, (_, bid) => states.subarray(bid * experts, (bid + 1) * experts).reduce((sum, state) => sum + Number(state === pairState.fixed), 0));
  return Math.max(0, ...counts);
}
