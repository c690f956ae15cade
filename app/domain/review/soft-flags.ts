import { plainName } from "#app/domain/kernel/plain-name.ts";
import type { SoftFlag } from "./declaration.ts";

/** An expert by name with the names that stand in the relations. */
export interface FlagExpert {
  no: string;
  name: string;
  unitId: string;
  unitName: string;
  /** Other names of that unit (曾用名、简称、英文名). */
  unitAliases: readonly string[];
  /** Without a code: only a human can tell whether it is the same person. */
  related: { kind: "coauthor" | "adviser"; name: string; year: string | null }[];
}

/** The names behind a bid. */
export interface FlagBid {
  no: string;
  code: string;
  people: readonly string[];
  unitNames: readonly string[];
  unitAliases: readonly string[];
  /** Experts whose unit one unit alone said to be affiliated with the bid: by number, with that unit. */
  untold: readonly { expertNo: string; unitId: string; unitName: string }[];
}

/**
 * Names that meet between experts and bids (姓名、单位名称提示): an expert called like somebody of a team, a co-author or adviser
 * called so, an expert's unit whose name contains a bidder's or the other way round, by any of their names; and affiliations that nobody but the
 * declaring unit said. Soft: law is the database's function alone.
 * `vetters`: who sat in the vetting of the demand by name alone; such a flag is said once, at the first bid.
 */
export function softFlags(experts: readonly FlagExpert[], bids: readonly FlagBid[], vetters: readonly { name: string; unit: string }[] = []): SoftFlag[] {
  return experts.flatMap((expert) => [...bids.flatMap((bid) => flagsBetween(expert, bid)), ...bids.slice(0, 1).flatMap((bid) => vetterFlags(expert, bid, vetters))]);
}

function vetterFlags(expert: FlagExpert, bid: FlagBid, vetters: readonly { name: string; unit: string }[]): SoftFlag[] {
  const met = vetters.find(({ name }) => plainName(name) === plainName(expert.name));
  return met ? [{ expertNo: expert.no, expertName: expert.name, bidNo: bid.no, code: bid.code, kind: "vetterName", words: `${met.name} ${met.unit}`.trim(), unitId: null }] : [];
}

function flagsBetween(expert: FlagExpert, bid: FlagBid): SoftFlag[] {
  const place = { expertNo: expert.no, expertName: expert.name, bidNo: bid.no, code: bid.code, unitId: null };
  const people = new Map(bid.people.map((name) => [plainName(name), name]));
  const flags: SoftFlag[] = [];
  const own = people.get(plainName(expert.name));
  if (own !== undefined) flags.push({ ...place, kind: "teamMember", words: own });
  for (const { kind, name, year } of expert.related) {
    const met = people.get(plainName(name));
    if (met !== undefined) flags.push({ ...place, kind: kind === "coauthor" ? "coauthorName" : "adviserName", words: year === null ? met : `${met} ${year}` });
  }
  const unit = bid.unitNames.find((name) => areAlike(name, expert.unitName));
  if (unit !== undefined) flags.push({ ...place, kind: "unitName", words: `${expert.unitName} / ${unit}` });
  const alias = unit === undefined ? aliasesMet(expert, bid) : undefined;
  if (alias) flags.push({ ...place, kind: "unitAlias", words: alias });
  for (const { unitId, unitName } of bid.untold.filter(({ expertNo }) => expertNo === expert.no)) flags.push({ ...place, kind: "affiliation", words: unitName, unitId });
  return flags;
}

/** A name of the one that is alike one of the other, where one of the two is not the registered name. */
function aliasesMet(expert: FlagExpert, bid: FlagBid): string | undefined {
  const own = [expert.unitName, ...expert.unitAliases];
  const others = [...bid.unitNames, ...bid.unitAliases];
  const pairs = own.flatMap((one) => others.map((other) => [one, other] as const));
  const met = pairs.find(([one, other]) => areAlike(one, other) || plainName(one) === plainName(other));
  return met && `${met[0]} / ${met[1]}`;
}

const shortestUnitName = 4;

/** 示例大学 and 示例大学材料学院. Equal names too: two codes may stand for one unit. */
function areAlike(one: string, other: string): boolean {
  const [short, long] = [plainName(one), plainName(other)].sort((a, b) => a.length - b.length) as [string, string];
  return short.length >= shortestUnitName && long.includes(short);
}
