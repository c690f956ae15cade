import type { ConflictReason } from "#app/domain/review/view.ts";
import type { AskedPlan, FoundPlan } from "./plan.ts";

/** What of an expert the limits of a plan look at. */
export interface LimitedExpert {
  no: string;
  kind: string;
  unitId: string;
  local: boolean;
}

/**
 * One limit that stands between a bid and an expert. `full`: the bid has its places, `experts` hold them. `load`: the expert reads
 * as many as allowed, `bids`. `unit`, `apart`: somebody who may not read beside them does. `kind`, `outside`: the demand for a kind
 * (or for experts from outside the city) leaves no place for another. `demanded`: the officer left the pair out.
 */
export type WhyNot =
  | { limit: "notInPool" }
  | { limit: "chosen" }
  | { limit: "conflict"; reason: ConflictReason }
  | { limit: "demanded" }
  | { limit: "full"; experts: string[] }
  | { limit: "load"; bids: string[] }
  | { limit: "unit" | "apart"; experts: string[] }
  | { limit: "kind"; kind: string; experts: string[] }
  | { limit: "outside"; experts: string[] };

/**
 * Why an expert does not read a bid of a found plan: every limit that the pair would break as the plan stands, whatever way it was
 * solved. Where the bid is merely full, whoever of its experts could give way under all other limits is named (`full`); the
 * exact cost of the change comes with the plan that is made with it by hand.
 */
export function whyNot(asked: Pick<AskedPlan, "perBid" | "loadMax" | "kinds" | "onePerUnit" | "leastOutside" | "forbidden" | "apart" | "edits">, plan: Pick<FoundPlan, "bids" | "experts" | "pairs" | "conflicts">, people: readonly LimitedExpert[], bidNo: string, expertNo: string): WhyNot[] {
  const [bid, expert] = [plan.bids.indexOf(bidNo), plan.experts.indexOf(expertNo)];
  const known = new Map(people.map((one) => [one.no, one]));
  const own = known.get(expertNo);
  if (bid < 0 || expert < 0 || !own) return [{ limit: "notInPool" }];
  const readers = plan.pairs.filter((pair) => pair.bid === bid).map((pair) => plan.experts[pair.expert]!);
  if (readers.includes(expertNo)) return [{ limit: "chosen" }];
  const conflict = plan.conflicts.find(([of, whom]) => of === bid && whom === expert);
  if (conflict) return [{ limit: "conflict", reason: conflict[2] }];
  const isLeftOut = (asked.forbidden ?? []).some(([of, whom]) => of === bidNo && whom === expertNo) || asked.edits.some((edit) => edit.bid === bidNo && edit.expert === expertNo && !edit.made);
  const read = plan.pairs.filter((pair) => pair.expert === expert).map((pair) => plan.bids[pair.bid]!);
  const colleagues = asked.onePerUnit ? readers.filter((no) => known.get(no)?.unitId === own.unitId) : [];
  const apart = readers.filter((no) => asked.apart.some((pair) => pair.includes(no) && pair.includes(expertNo)));
  const givingWay = readers.length < asked.perBid ? null : readers.filter((no) => keepsLeast(asked, readers, no, own, known));
  return [
    ...(isLeftOut ? [{ limit: "demanded" as const }] : []),
    ...(read.length >= asked.loadMax ? [{ limit: "load" as const, bids: read }] : []),
    ...(colleagues.length > 0 ? [{ limit: "unit" as const, experts: colleagues }] : []),
    ...(apart.length > 0 ? [{ limit: "apart" as const, experts: apart }] : []),
    ...(givingWay === null ? [] : givingWay.length > 0 ? [{ limit: "full" as const, experts: givingWay }] : keptBy(asked, readers, own, known)),
  ];
}

type Known = ReadonlyMap<string, LimitedExpert>;
type Least = Pick<AskedPlan, "kinds" | "leastOutside">;

/** Whether the bid still has what it needs of every kind, and from outside, when this expert comes for that one. */
function keepsLeast({ kinds, leastOutside }: Least, readers: readonly string[], leaving: string, coming: LimitedExpert, known: Known): boolean {
  const after = [...readers.filter((no) => no !== leaving).flatMap((no) => known.get(no) ?? []), coming];
  return kinds.every(({ kind, least }) => after.filter((one) => one.kind === kind).length >= least) && after.filter(({ local }) => !local).length >= leastOutside;
}

/** The demands that keep every reader of a full bid in place. */
function keptBy({ kinds, leastOutside }: Least, readers: readonly string[], coming: LimitedExpert, known: Known): WhyNot[] {
  const of = (isCounted: (one: LimitedExpert) => boolean) => readers.filter((no) => known.has(no) && isCounted(known.get(no)!));
  const tight = kinds.filter(({ kind, least }) => least > 0 && coming.kind !== kind && of((one) => one.kind === kind).length <= least).map(({ kind }): WhyNot => ({ limit: "kind", kind, experts: of((one) => one.kind === kind) }));
  const outside = of(({ local }) => !local);
  return [...tight, ...(leastOutside > 0 && coming.local && outside.length <= leastOutside ? [{ limit: "outside" as const, experts: outside }] : [])];
}
