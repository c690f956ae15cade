import type { PairExplanation } from "#app/domain/review/assignment/explain.ts";
import type { AssignmentProblem } from "#app/domain/review/assignment/problem.ts";
import type { ConcernedLimit, LeastRelaxation } from "#app/domain/review/assignment/shortage.ts";
import type { ConflictReason, ExpertKind } from "#app/domain/review/view.ts";
import type { PlanConditions, PlanEdit } from "./plan-conditions-schema.ts";

/** The steps of making a plan, as its progress shows them. */
export const planStages = ["waiting", "reading", "comparing", "solving", "done", "failed"] as const;
export type PlanStage = (typeof planStages)[number];

/** What a plan is asked for, with the changes made by hand since the first one. */
export type AskedPlan = Omit<PlanConditions, "demands" | "forbidden"> & { edits: PlanEdit[]; forbidden?: [string, string][] };

/** What somebody demands of a plan besides its numbers (指定、排除、不得同审、人工调整): two numbers, of a bid and an expert or of two experts. */
export interface PlanDemand {
  kind: "fixed" | "forbidden" | "apart" | "edits";
  one: string;
  other: string;
  /** Of an edit: the pair is to be made, or not. */
  made: boolean;
}

/** A pair with the reasons for it, by place in the lists of the answer. */
export type PlanPair = Pick<PairExplanation, "bid" | "expert" | "weight" | "reason" | "atLeastLost" | "limits">;

interface Solved {
  /** Numbers; pairs and limits name them by place. */
  bids: string[];
  experts: string[];
  /** Pairs that the one rule of the database forbids, with a conflict on any bid of the item. */
  conflicts: [bid: number, expert: number, reason: ConflictReason][];
  /** Seconds of solving. */
  seconds: number;
}

export interface FoundPlan extends Solved {
  status: "optimal" | "gap";
  objective: number;
  bound: number;
  worst: number | null;
  pairs: PlanPair[];
  /** Of every bid the best matches that were not chosen, with the limit that binds. */
  refused: PlanPair[];
  /** After a change by hand: what it costs, and how many pairs stayed. */
  change: { cost: number; kept: number } | null;
  /** What each demand costs: the sum and the worst match without it, all others kept; null where there was no time to find out. */
  demands?: (PlanDemand & { without: { objective: number; worst: number | null } | null })[];
}

export interface ImpossiblePlan extends Solved {
  status: "infeasible";
  shortage: number | null;
  /** Left out of plans made before it was told. */
  shortageLeast?: number;
  concernedBids: number[];
  limits: ConcernedLimit[];
  relaxation: LeastRelaxation | null;
  alternatives: LeastRelaxation[];
  /** Whether the rest is possible once this demand is given up; null where there was no time to find out. */
  demands?: (PlanDemand & { isPossibleWithout: boolean | null })[];
}

/** Time was too short to find any. */
export interface OpenPlan extends Solved {
  status: "unknown";
}

/** The conditions name experts or bids that are not there, or pairs that a conflict forbids. */
export interface UnreadPlan extends Solved {
  status: "unread";
  problems: PlanProblem[];
}

export type PlanAnswer = FoundPlan | ImpossiblePlan | OpenPlan | UnreadPlan;

/** What an assignment rests on, read from the database. */
export interface PlanFacts {
  bids: { no: string; challengeNo: string }[];
  experts: { no: string; kind: ExpertKind; unitId: string; local: boolean }[];
  /** By bid and expert. */
  matches: number[][];
  conflicts: readonly { bidNo: string; expertNo: string; reason: ConflictReason }[];
  /** Tasks that stand are kept; who had one and gave it up is not asked again for the same bid. */
  tasks: readonly { bidNo: string; expertNo: string; isLive: boolean }[];
  /** What the round lets one expert read in all, and who reads how many bids outside the plan. */
  mostPerExpert: number;
  elsewhere: ReadonlyMap<string, number>;
}

/** An edit or a fixed pair that names what is not there, what a conflict forbids, or a task that only the item's own page can take back. */
export interface PlanProblem {
  field: PlanDemand["kind"];
  message: "planUnknownBid" | "planUnknownExpert" | "planForbidden" | "planHasTask" | "planSameUnit";
  of: string;
  /** The expert of the same unit who reads the bid. */
  colleague?: string;
}

/** Pairs by place: what stands, what is decided, and what of the demands cannot be. */
interface Decided {
  fixed: Set<number>;
  forbidden: Set<number>;
  withTask: Set<number>;
  problems: PlanProblem[];
}

type KeyOf = (bidNo: string, expertNo: string) => number | null;

/** Tasks that stand and what was demanded, one after the other: a later word about a pair counts. */
function decide(asked: AskedPlan, facts: PlanFacts, key: KeyOf, conflicts: Iterable<number>): Decided {
  const decided: Decided = { fixed: new Set(), forbidden: new Set(conflicts), withTask: new Set(), problems: [] };
  const { fixed, forbidden, withTask, problems } = decided;
  for (const { bidNo, expertNo, isLive } of facts.tasks) {
    const pair = key(bidNo, expertNo);
    if (pair !== null) (isLive ? fixed : forbidden).add(pair);
    if (pair !== null && isLive) withTask.add(pair);
  }
  const fix = (field: "fixed" | "edits", bidNo: string, expertNo: string) => {
    const pair = key(bidNo, expertNo);
    const isBidKnown = facts.bids.some(({ no }) => no === bidNo);
    if (pair === null) problems.push({ field, message: isBidKnown ? "planUnknownExpert" : "planUnknownBid", of: isBidKnown ? expertNo : bidNo });
    else if (forbidden.has(pair)) problems.push({ field, message: "planForbidden", of: `${bidNo} ${expertNo}` });
    else {
      const colleague = asked.onePerUnit ? colleagueOf(fixed, facts.experts, pair) : null;
      if (colleague === null) fixed.add(pair);
      else problems.push({ field, message: "planSameUnit", of: `${bidNo} ${expertNo}`, colleague });
    }
  };
  const leaveOut = (field: "forbidden" | "edits", bidNo: string, expertNo: string) => {
    const pair = key(bidNo, expertNo);
    if (pair === null) return;
    if (withTask.has(pair)) problems.push({ field, message: "planHasTask", of: `${bidNo} ${expertNo}` });
    else {
      fixed.delete(pair);
      forbidden.add(pair);
    }
  };
  for (const [bidNo, expertNo] of asked.fixed) fix("fixed", bidNo, expertNo);
  for (const [bidNo, expertNo] of asked.forbidden ?? []) leaveOut("forbidden", bidNo, expertNo);
  for (const { bid, expert, made } of asked.edits) (made ? fix : leaveOut)("edits", bid, expert);
  return decided;
}

/** The plain problem behind a plan. An expert with a conflict on one bid of an item judges no bid of it: they compete. */
export function problemOf(asked: AskedPlan, facts: PlanFacts, base: readonly [string, string][] | null): { problem: AssignmentProblem; conflicts: [number, number, ConflictReason][]; problems: PlanProblem[] } {
  const bidAt = new Map(facts.bids.map(({ no }, at) => [no, at]));
  const expertAt = new Map(facts.experts.map(({ no }, at) => [no, at]));
  const conflicts = conflictPairs(facts, bidAt, expertAt);
  const key: KeyOf = (bidNo, expertNo) => {
    const [bid, expert] = [bidAt.get(bidNo), expertAt.get(expertNo)];
    return bid === undefined || expert === undefined ? null : bid * facts.experts.length + expert;
  };
  const { fixed, forbidden, withTask, problems } = decide(asked, facts, key, conflicts.map(([bid, expert]) => bid * facts.experts.length + expert));
  const apart = asked.apart.flatMap(([one, other]): [number, number][] => {
    const [first, second] = [expertAt.get(one), expertAt.get(other)];
    if (first !== undefined && second !== undefined && first !== second) return [[first, second]];
    problems.push({ field: "apart", message: "planUnknownExpert", of: first === undefined ? one : other });
    return [];
  });
  const pairsOf = (keys: Iterable<number>) => [...keys].sort((a, b) => a - b).map((pair): [number, number] => [Math.floor(pair / facts.experts.length), pair % facts.experts.length]);
  const problem: AssignmentProblem = {
    bids: facts.bids.length,
    experts: facts.experts.length,
    perBid: asked.perBid,
    load: { min: asked.loadMin, max: asked.loadMax },
    ...(facts.elsewhere.size > 0 && { loadMaxOf: facts.experts.map(({ no }, at) => leftFor(facts, no, [...withTask].filter((pair) => pair % facts.experts.length === at).length)) }),
    weights: facts.matches.flatMap((row, bid) => row.flatMap((weight, expert) => (weight === 0 ? [] : [[bid, expert, weight]]))),
    forbidden: pairsOf(forbidden),
    expertKinds: facts.experts.map(({ kind }) => kind),
    perBidKinds: Object.fromEntries(asked.kinds.filter(({ least }) => least > 0).map(({ kind, least }) => [kind, least])),
    // A draw does not look at units: who has a task counts, and two colleagues who have one stay.
    ...(asked.onePerUnit && { expertUnits: facts.experts.map(({ unitId }) => unitId), seated: pairsOf(withTask) }),
    ...(asked.leastOutside > 0 && { outsiders: facts.experts.flatMap(({ local }, at) => (local ? [] : [at])), perBidOutsiders: asked.leastOutside }),
    fixed: pairsOf(fixed),
    apart,
    ...(base && { base: base.flatMap(([bidNo, expertNo]) => (key(bidNo, expertNo) === null ? [] : [[bidAt.get(bidNo)!, expertAt.get(expertNo)!]])) }),
    fair: asked.fair,
  };
  return { problem, conflicts, problems };
}

/** How many bids of the plan an expert may read with what is read elsewhere; never fewer than stand already. Null: nothing is read elsewhere. */
function leftFor({ mostPerExpert, elsewhere }: PlanFacts, expertNo: string, standing: number): number | null {
  const others = elsewhere.get(expertNo) ?? 0;
  return others === 0 ? null : Math.max(standing, mostPerExpert - others);
}

/** The number of another expert of the same unit who is fixed to the same bid, or null. */
function colleagueOf(fixed: ReadonlySet<number>, experts: PlanFacts["experts"], pair: number): string | null {
  const expertOf = (of: number) => experts[of % experts.length]!;
  const found = [...fixed].find((other) => other !== pair && Math.floor(other / experts.length) === Math.floor(pair / experts.length) && expertOf(other).unitId === expertOf(pair).unitId);
  return found === undefined ? null : expertOf(found).no;
}

function conflictPairs(facts: PlanFacts, bidAt: ReadonlyMap<string, number>, expertAt: ReadonlyMap<string, number>): [number, number, ConflictReason][] {
  const challengeOf = facts.bids.map(({ challengeNo }) => challengeNo);
  const found = new Map<number, [number, number, ConflictReason]>();
  for (const { bidNo, expertNo, reason } of facts.conflicts) {
    const [bid, expert] = [bidAt.get(bidNo), expertAt.get(expertNo)];
    if (bid === undefined || expert === undefined) continue;
    for (const [other, challenge] of challengeOf.entries()) {
      const pair = other * facts.experts.length + expert;
      if (challenge === challengeOf[bid] && (other === bid || !found.has(pair))) found.set(pair, [other, expert, reason]);
    }
  }
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
