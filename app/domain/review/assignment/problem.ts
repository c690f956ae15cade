import { z } from "zod";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { measureOf } from "./measure.ts";

/** More pairs than this do not fit into the memory of a small server (9 bytes a pair and more while it is read). */
export const mostPairs = 40_000_000;
/** How many problems of one list are named before the rest is left out. */
const mostNamed = 20;

const count = z.number().int("wholeNumber").min(0, "notNegative");
// Long lists of short rows are looked through below: a schema would copy every row.
const rows = z.custom<readonly (readonly number[])[]>(Array.isArray, "listNeeded");
const names = z.array(z.string().nullable());

/**
 * A plain assignment problem (专家指派): which experts read which bids. Bids and experts are counts and are named by
 * index from 0. Every bid gets `perBid` experts, every expert between `load.min` and `load.max` bids; `weights` are what a
 * pair is worth (missing ones 0), `forbidden` pairs are never made (回避).
 *
 * `loadMaxOf` gives single experts another most than `load.max` (who reads bids elsewhere), in the order of the experts: the smaller of
 * the two counts, null is none of its own; who may read fewer than `load.min` owes no more than that.
 *
 * `expertKinds` names the kind of each expert, `perBidKinds` how many of a kind every bid gets at least; `expertUnits` the
 * unit of each (null or empty: none), at most one expert of a unit reads a bid. `outsiders` are the experts from outside
 * the city, `perBidOutsiders` their least number in a bid. `fixed` pairs are made whatever they are worth, two experts of
 * `apart` never read the same bid. `seated` are those of `fixed` that were made elsewhere, where nobody looked at units: at most one
 * expert of a unit reads a bid, or as many as are seated there, and then nobody else of it. `base` is an earlier assignment: of equally good ones the least changed is proposed.
 * `fair` makes the worst single match as good as possible before the sum.
 */
const assignmentSchema = z.strictObject({
  bids: count,
  experts: count,
  perBid: count,
  load: z.strictObject({ min: count.default(0), max: count }),
  loadMaxOf: z.array(count.nullable()).optional(),
  weights: rows.default([]),
  forbidden: rows.default([]),
  expertKinds: names.optional(),
  perBidKinds: z.record(z.string(), count).optional(),
  expertUnits: names.optional(),
  outsiders: z.array(count).optional(),
  perBidOutsiders: count.optional(),
  fixed: rows.optional(),
  seated: rows.optional(),
  apart: rows.optional(),
  base: rows.optional(),
  fair: z.boolean().optional(),
});

export type AssignmentProblem = z.output<typeof assignmentSchema>;

/** Reads a problem. Refusal: `invalidInput`, with the place of every problem (`weights.7.1`). */
export function readAssignmentProblem(given: unknown): Result<AssignmentProblem> {
  const parsed = assignmentSchema.safeParse(given);
  if (!parsed.success) return refuse("invalidInput", { fields: parsed.error.issues.flatMap(problemsOf) });
  const problems = [...sizeProblems(parsed.data), ...rowProblems(parsed.data)];
  return problems.length > 0 ? refuse("invalidInput", { fields: problems }) : ok(parsed.data);
}

/** A key that is not ours is named itself: the schema only says where it stands. */
function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "unknownKey" }));
  return [{ path: issue.path.join("."), message: issue.message }];
}

function sizeProblems({ bids, experts, load, loadMaxOf, expertKinds, perBidKinds, expertUnits, outsiders, perBidOutsiders }: AssignmentProblem): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (load.min > load.max) problems.push({ path: "load.max", message: "loadOrder" });
  if (Math.max(bids, 1) * Math.max(experts, 1) > mostPairs) problems.push({ path: "bids", message: "tooManyPairs" });
  if (loadMaxOf && loadMaxOf.length !== experts) problems.push({ path: "loadMaxOf", message: "onePerExpert" });
  if (expertKinds && expertKinds.length !== experts) problems.push({ path: "expertKinds", message: "onePerExpert" });
  if (expertUnits && expertUnits.length !== experts) problems.push({ path: "expertUnits", message: "onePerExpert" });
  if (perBidKinds && !expertKinds) problems.push({ path: "expertKinds", message: "kindsNeeded" });
  if (perBidOutsiders !== undefined && !outsiders) problems.push({ path: "outsiders", message: "outsidersNeeded" });
  for (const [at, expert] of (outsiders ?? []).entries()) if (expert >= experts) problems.push({ path: `outsiders.${at}`, message: "noSuchExpert" });
  return problems;
}

/** What is wrong with the rows of the long lists. */
function rowProblems(problem: AssignmentProblem): FieldProblem[] {
  const { bids, experts } = problem;
  const pair = [{ below: bids, message: "noSuchBid" }, { below: experts, message: "noSuchExpert" }];
  const problems = [
    ...listProblems("weights", problem.weights, pair, true),
    ...listProblems("forbidden", problem.forbidden, pair),
    ...listProblems("fixed", problem.fixed ?? [], pair),
    ...listProblems("seated", problem.seated ?? [], pair),
    ...listProblems("base", problem.base ?? [], pair),
    ...listProblems("apart", problem.apart ?? [], [pair[1]!, pair[1]!]),
  ];
  if (problems.length > 0) return problems;
  return [...clashes(problem), ...sameTwice("weights", problem.weights, problem), ...sameTwice("fixed", problem.fixed ?? [], problem), ...(measureOf(problem) ? [] : [{ path: "weights", message: "weightsTooLarge" }])];
}

function listProblems(path: string, list: readonly (readonly number[])[], places: readonly { below: number; message: string }[], hasWeight = false): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const length = places.length + (hasWeight ? 1 : 0);
  for (let at = 0; at < list.length && problems.length < mostNamed; at += 1) {
    const row: unknown = list[at];
    if (!Array.isArray(row) || row.length !== length) {
      problems.push({ path: `${path}.${at}`, message: hasWeight ? "tripleNeeded" : "pairNeeded" });
      continue;
    }
    for (let place = 0; place < places.length; place += 1) {
      const value: unknown = row[place];
      if (!Number.isInteger(value) || (value as number) < 0 || (value as number) >= places[place]!.below) problems.push({ path: `${path}.${at}.${place}`, message: places[place]!.message });
    }
    if (hasWeight && !(Number.isFinite(row[length - 1]) && Math.abs(row[length - 1] as number) <= 1e9)) problems.push({ path: `${path}.${at}.${length - 1}`, message: "weightRange" });
  }
  return problems;
}

/** A fixed pair that is forbidden, more fixed ones than a bid has places, and experts apart from themselves. */
function clashes({ experts, perBid, forbidden, fixed = [], seated = [], expertUnits = [], apart = [] }: AssignmentProblem): FieldProblem[] {
  const forbiddenPairs = fixed.length > 0 ? new Set(forbidden.map(([bid, expert]) => bid! * experts + expert!)) : new Set<number>();
  const taken = new Map<number, number>();
  const isTooMany = (bid: number) => taken.set(bid, (taken.get(bid) ?? 0) + 1).get(bid)! > perBid;
  const fixedPairs = new Set(seated.length > 0 ? fixed.map(([bid, expert]) => bid! * experts + expert!) : []);
  const full = seatsOf({ seated, expertUnits });
  const isJoining = (bid: number, expert: number) => full.get(expertUnits[expert] ?? "")?.has(bid) === true && !seated.some((seat) => seat[0] === bid && seat[1] === expert);
  return [
    ...seated.flatMap(([bid, expert], at) => (fixedPairs.has(bid! * experts + expert!) ? [] : [{ path: `seated.${at}`, message: "seatedNotFixed" }])),
    ...fixed.flatMap(([bid, expert], at) => (isJoining(bid!, expert!) ? [{ path: `fixed.${at}`, message: "unitSeated" }] : [])),
    ...fixed.flatMap(([bid, expert], at) => (forbiddenPairs.has(bid! * experts + expert!) ? [{ path: `fixed.${at}`, message: "fixedForbidden" }] : [])),
    ...fixed.flatMap(([bid], at) => (isTooMany(bid!) ? [{ path: `fixed.${at}`, message: "tooManyFixed" }] : [])),
    ...apart.flatMap(([one, other], at) => (one === other ? [{ path: `apart.${at}`, message: "apartFromSelf" }] : [])),
  ].slice(0, mostNamed);
}

/** By unit the bids where more than one of it is seated, and how many. */
export function seatsOf({ seated = [], expertUnits = [] }: Pick<AssignmentProblem, "seated" | "expertUnits">): Map<string, Map<number, number>> {
  const seats = new Map<string, Map<number, number>>();
  for (const [bid, expert] of seated) {
    const unit = expertUnits[expert!];
    if (!unit) continue;
    const own = seats.get(unit) ?? new Map<number, number>();
    own.set(bid!, (own.get(bid!) ?? 0) + 1);
    seats.set(unit, own);
  }
  for (const own of seats.values()) for (const [bid, count] of own) if (count < 2) own.delete(bid);
  return seats;
}

/** Two rows for one pair: nobody could say which counts. */
function sameTwice(path: string, list: readonly (readonly number[])[], { bids, experts }: AssignmentProblem): FieldProblem[] {
  if (list.length === 0) return [];
  const seen = new Uint8Array(bids * experts);
  const problems: FieldProblem[] = [];
  for (let at = 0; at < list.length && problems.length < mostNamed; at += 1) {
    const pair = list[at]![0]! * experts + list[at]![1]!;
    if (seen[pair] === 1) problems.push({ path: `${path}.${at}`, message: "duplicate" });
    seen[pair] = 1;
  }
  return problems;
}
