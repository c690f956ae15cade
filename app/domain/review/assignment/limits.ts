import { type AssignmentProblem, seatsOf } from "./problem.ts";

/** Where a limit on a group of experts within every bid comes from. */
export type GroupLimit = "kind" | "outsiders" | "unit" | "apart";

/** A limit on how many of these experts read one bid, the same for every bid. */
export interface Group {
  limit: GroupLimit;
  /** The kind's or unit's name; of experts apart their numbers, `3-7`. */
  of: string;
  members: number[];
  least: number;
  most: number;
  /** Bids where more are seated already: as many as that. */
  mostAt?: ReadonlyMap<number, number>;
  /** Only some of the kind's or unit's experts. */
  isPart?: boolean;
}

/** How many of a group may read this bid. */
export function mostIn({ most, mostAt }: Pick<Group, "most" | "mostAt">, bid: number): number {
  return mostAt?.get(bid) ?? most;
}

/** A group in the network: `parent` is the smallest group around it, -1 for none. */
export interface NestedGroup extends Group {
  parent: number;
}

export interface LimitFamily {
  /** Groups that nest: each two are one inside the other or share nobody. */
  nested: NestedGroup[];
  /** The innermost nested group of every expert, -1 for none. */
  inner: Int32Array;
  /** Groups that cross a nested one; their parts that do not are in `nested`. */
  crossing: Group[];
}

/** Every limit of the problem on groups of experts within a bid; those that cannot bind are left out. */
export function groupsOf({ experts, perBid, expertKinds = [], perBidKinds = {}, expertUnits = [], outsiders = [], perBidOutsiders = 0, apart = [], seated = [] }: AssignmentProblem): Group[] {
  const everybody = Array.from({ length: experts }, (_, expert) => expert);
  const kinds = Object.entries(perBidKinds).map(([kind, least]): Group => ({ limit: "kind", of: kind, members: everybody.filter((expert) => expertKinds[expert] === kind), least, most: perBid }));
  const outside: Group = { limit: "outsiders", of: "", members: [...new Set(outsiders)].sort((a, b) => a - b), least: perBidOutsiders, most: perBid };
  const units = new Map<string, number[]>();
  for (const [expert, unit] of expertUnits.entries()) {
    if (unit === null || unit === "") continue;
    const known = units.get(unit);
    if (known) known.push(expert);
    else units.set(unit, [expert]);
  }
  const atMostOne = (limit: GroupLimit, of: string, members: number[]): Group => ({ limit, of, members, least: 0, most: 1 });
  const leasts = [...kinds, outside].filter(({ least }) => least > 0);
  const seats = seatsOf({ seated, expertUnits });
  const mosts = [...[...units].map(([unit, members]): Group => ({ ...atMostOne("unit", unit, members), ...(seats.get(unit)?.size && { mostAt: seats.get(unit)! }) })), ...apart.map((pair) => atMostOne("apart", pair.join("-"), [...pair].sort((a, b) => a - b)))];
  return [...leasts, ...(perBid > 1 ? mosts.filter(({ members }) => members.length > 1) : [])];
}

/** Puts as many groups as possible into one family that nests, least numbers before units (those of `first` at the very front), large before small. */
export function nestGroups(groups: readonly Group[], experts: number, first?: GroupLimit): LimitFamily {
  const family: LimitFamily = { nested: [], inner: new Int32Array(experts).fill(-1), crossing: [] };
  const rank = ({ limit, least }: Group) => (limit === first ? 2 : Math.sign(least));
  const order = [...groups].sort((a, b) => rank(b) - rank(a) || b.members.length - a.members.length);
  const late: Group[] = [];
  for (const group of order) if (!nest(family, group)) late.push(group);
  for (const group of late) {
    family.crossing.push(group);
    if (group.least === 0) for (const members of partsOf(family, group.members)) if (members.length > group.most) nest(family, { ...group, members, isPart: true });
  }
  return family;
}

/** The members by the innermost group in which they are. */
function partsOf({ inner }: LimitFamily, members: readonly number[]): number[][] {
  const parts = new Map<number, number[]>();
  for (const expert of members) {
    const part = parts.get(inner[expert]!);
    if (part) part.push(expert);
    else parts.set(inner[expert]!, [expert]);
  }
  return [...parts.values()];
}

/** Adds a group where it neither crosses another; false when it does. */
function nest({ nested, inner }: LimitFamily, group: Group): boolean {
  const shared = new Map<number, number>();
  for (const expert of group.members) for (let around = inner[expert]!; around >= 0; around = nested[around]!.parent) shared.set(around, (shared.get(around) ?? 0) + 1);
  let parent = -1;
  const inside: number[] = [];
  for (const [other, both] of shared) {
    const size = nested[other]!.members.length;
    if (both === group.members.length) {
      if (parent < 0 || size <= nested[parent]!.members.length) parent = size === nested[parent]?.members.length ? Math.max(parent, other) : other;
    } else if (both === size) inside.push(other);
    else return false;
  }
  const index = nested.length;
  nested.push({ ...group, parent });
  for (const other of inside) if (nested[other]!.parent === parent) nested[other]!.parent = index;
  for (const expert of group.members) if (inner[expert] === parent) inner[expert] = index;
  return true;
}
