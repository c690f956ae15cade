import { z } from "zod";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { atLeast, thresholds } from "./fair.ts";
import { type Group, groupsOf, mostIn, nestGroups } from "./limits.ts";
import { leastLoad, loadOf, mostLoad } from "./load.ts";
import { measureOf, measuredWeights } from "./measure.ts";
import { type Decision, leastWorth, pairState, pairStates, provenBound, type Valued } from "./prices.ts";
import type { AssignmentProblem } from "./problem.ts";
import { groupKey, type Proof, readPrices, type WrittenTree } from "./proof.ts";
import { limitsOfCut } from "./shortage.ts";

const index = z.number().int().min(0);
const price = z.number().int();
const decision = z.strictObject({ bid: index, experts: z.array(index).min(1), made: z.boolean() });
const prices = z.strictObject({
  bids: z.array(price),
  experts: z.array(price),
  groups: z.array(z.strictObject({ bid: index, limit: z.enum(["kind", "outsiders", "unit", "apart"]), of: z.string(), part: z.array(index).optional(), price })),
});
const tree: z.ZodType<WrittenTree> = z.lazy(() => z.union([z.strictObject({ prices }), z.strictObject({ split: z.tuple([decision, decision]), cases: z.tuple([tree, tree]) })]));
const proof = z.strictObject({ scale: z.number().positive(), rank: z.number().int().positive(), worst: z.strictObject({ least: z.number().int(), tree: tree.nullable() }).optional(), cut: z.boolean().optional(), tree });
const pairs = z.array(z.tuple([index, index]));
const assignmentAnswerSchema = z.discriminatedUnion("status", [
  z.looseObject({ status: z.literal("optimal"), pairs, objective: z.number(), worst: z.number().nullable().optional(), kept: index.optional(), bound: z.number().optional(), proof }),
  z.looseObject({ status: z.literal("gap"), pairs, objective: z.number().nullable(), worst: z.number().nullable().optional(), worstNotRuledOut: z.number().optional(), kept: index.optional(), bound: z.number(), proof }),
  z.looseObject({ status: z.literal("infeasible"), shortage: z.number().nullable(), shortageLeast: z.number().optional(), bids: z.array(index), limits: z.array(z.unknown()), proof }),
]);
type ReadAnswer = z.output<typeof assignmentAnswerSchema>;
type ImpossibleAnswer = Extract<ReadAnswer, { status: "infeasible" }>;
type FoundAnswer = Exclude<ReadAnswer, { status: "infeasible" }>;

/** What is wrong with an answer: `limit` names a limit that its pairs break; the others concern what it says of itself. */
export type AssignmentFlaw =
  | { flaw: "limitBroken"; limit: "pair" | "perBid" | "load.min" | "load.max" | "forbidden" | "fixed" | Group["limit"]; bid?: number; expert?: number; of?: string }
  | { flaw: "objectiveDiffers" | "worstDiffers" | "keptDiffers" | "shortageDiffers" | "limitsDiffer"; stated: unknown; computed: unknown }
  | { flaw: "proofUnreadable" | "casesIncomplete" | "scaleDiffers" }
  | { flaw: "notProven" | "worstNotProven"; bound: number; needed: number };

/**
 * Checks an answer by its proof alone, nothing is solved: the pairs keep every limit, the sum is as stated, and the prices
 * prove that nothing is worth more; of an impossible demand that they leave less than nothing. What would help an impossible
 * demand (`relaxation`) and, where limits cross, how much is missing at most are not part of the proof; how much at least is. Refusal: `invalidInput`.
 */
export function verifyAssignment(problem: AssignmentProblem, given: unknown): Result<AssignmentFlaw | null> {
  const parsed = assignmentAnswerSchema.safeParse(given);
  if (!parsed.success) return refuse("invalidInput", { fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) });
  const answer = parsed.data;
  const measure = measureOf(problem);
  if (measure?.scale !== answer.proof.scale || measure.rank !== answer.proof.rank) return ok({ flaw: "scaleDiffers" });
  const check = new AnswerCheck(problem, answer.proof);
  if (answer.status === "infeasible") return ok(check.impossible(answer));
  return ok(check.pairs(answer) ?? check.numbers(answer) ?? check.best(answer));
}

/** The cut proves how many are missing at least; where no limits cross that is the shortage, else the stated one is not below it. */
function shortageFlaw({ shortage, shortageLeast = shortage ?? 1 }: ImpossibleAnswer, proven: number, isCrossing: boolean): AssignmentFlaw | null {
  if (shortageLeast !== proven) return { flaw: "shortageDiffers", stated: shortageLeast, computed: proven };
  const isRight = isCrossing ? shortage === null || shortage >= proven : shortage === proven;
  return isRight ? null : { flaw: "shortageDiffers", stated: shortage, computed: proven };
}

class AnswerCheck {
  private readonly problem: AssignmentProblem;
  private readonly proof: Proof;
  private readonly groups: Group[];
  private readonly byKey: Map<string, Group>;
  private readonly valued: Valued;

  constructor(problem: AssignmentProblem, proof: Proof) {
    const { bids, experts, perBid } = problem;
    this.problem = problem;
    this.proof = proof;
    this.groups = groupsOf(problem);
    this.byKey = new Map(this.groups.map((group) => [groupKey(group.limit, group.of), group]));
    this.valued = { bids, experts, perBid, load: loadOf(problem), values: measuredWeights(problem, proof), states: pairStates(problem) };
  }

  /** The limits, one after the other. */
  pairs({ status, objective, pairs }: FoundAnswer): AssignmentFlaw | null {
    if (status === "gap" && objective === null && pairs.length === 0) return null;
    const { bids, experts, perBid } = this.problem;
    const { states, load } = this.valued;
    const loads = new Int32Array(experts);
    const rows: Set<number>[] = Array.from({ length: bids }, () => new Set());
    for (const [bid, expert] of pairs) {
      if (bid >= bids || expert >= experts || rows[bid]!.has(expert)) return { flaw: "limitBroken", limit: "pair", bid, expert };
      if (states[bid * experts + expert] === pairState.forbidden) return { flaw: "limitBroken", limit: "forbidden", bid, expert };
      rows[bid]!.add(expert);
      loads[expert]! += 1;
    }
    for (const [bid, row] of rows.entries()) {
      if (row.size !== perBid) return { flaw: "limitBroken", limit: "perBid", bid };
      for (const group of this.groups) {
        const { limit, of, members, least } = group;
        let count = 0;
        for (const expert of members) if (row.has(expert)) count += 1;
        if (count < least || count > mostIn(group, bid)) return { flaw: "limitBroken", limit, of, bid };
      }
    }
    for (const [expert, count] of loads.entries()) {
      if (count > mostLoad(load, expert)) return { flaw: "limitBroken", limit: "load.max", expert };
      if (count < leastLoad(load, expert)) return { flaw: "limitBroken", limit: "load.min", expert };
    }
    const left = (this.problem.fixed ?? []).find(([bid, expert]) => !rows[bid!]!.has(expert!));
    return left ? { flaw: "limitBroken", limit: "fixed", bid: left[0]!, expert: left[1]! } : null;
  }

  /** What the answer says of itself. */
  numbers({ pairs, objective, worst, kept }: FoundAnswer): AssignmentFlaw | null {
    if (objective === null) return null;
    const { experts, base = [], fair } = this.problem;
    const { scale } = this.proof;
    const weights = measuredWeights({ ...this.problem, base: undefined }, { scale, rank: 1 });
    const found = pairs.map(([bid, expert]) => weights[bid * experts + expert]!);
    const sum = found.reduce((total, weight) => total + weight, 0) / scale;
    if (sum !== objective) return { flaw: "objectiveDiffers", stated: objective, computed: sum };
    const least = found.length > 0 ? found.reduce((a, b) => Math.min(a, b)) / scale : null;
    if (fair && worst !== least) return { flaw: "worstDiffers", stated: worst, computed: least };
    const old = new Set(base.map(([bid, expert]) => bid! * experts + expert!));
    const same = pairs.filter(([bid, expert]) => old.has(bid * experts + expert)).length;
    return this.problem.base && kept !== same ? { flaw: "keptDiffers", stated: kept, computed: same } : null;
  }

  /** The prices leave no more than the answer is worth, or for a gap than the bound that it states. */
  best({ status, pairs, bound, objective, kept = 0 }: FoundAnswer): AssignmentFlaw | null {
    const { worst, scale, rank, tree } = this.proof;
    const isProven = status === "optimal";
    if (this.problem.fair && !worst) return { flaw: "proofUnreadable" };
    const worstFlaw = worst && isProven && pairs.length > 0 ? this.worstFlaw(worst) : null;
    if (worstFlaw) return worstFlaw;
    // With `fair` the sum is the best among assignments whose worst match is this good.
    const valued = worst ? { ...this.valued, states: atLeast(this.valued, worst.least * rank).states } : this.valued;
    const needed = isProven ? Math.round(objective * scale) * rank + (rank > 1 ? kept : 0) : (Math.round(bound * scale) + 1) * rank - 1;
    if (bound !== undefined && objective !== null && (isProven ? bound !== objective : bound < objective)) return { flaw: "notProven", bound, needed: objective };
    return this.treeFlaw(valued, tree, needed, "notProven");
  }

  /** No assignment keeps to the next better weight: the prices of its pairs leave less than nothing. */
  private worstFlaw({ least, tree }: NonNullable<Proof["worst"]>): AssignmentFlaw | null {
    const values = measuredWeights({ ...this.problem, base: undefined }, { scale: this.proof.scale, rank: 1 });
    const plain = { ...this.valued, values };
    const next = thresholds(plain).find((level) => level > least);
    if (next === undefined) return null;
    if (!tree) return { flaw: "worstNotProven", bound: next, needed: least };
    return this.treeFlaw(atLeast(plain, next), tree, -1, "worstNotProven");
  }

  impossible(stated: ImpossibleAnswer): AssignmentFlaw | null {
    const { tree, cut } = this.proof;
    // Only where limits cross may there be no cut: a case distinction then shows that nothing is left.
    const isCrossing = nestGroups(this.groups, this.problem.experts).crossing.length > 0;
    if (!cut) return isCrossing ? (shortageFlaw(stated, 1, isCrossing) ?? this.treeFlaw(this.valued, tree, leastWorth(this.valued) - 1, "notProven")) : { flaw: "proofUnreadable" };
    const bare = { ...this.valued, values: new Float64Array(this.valued.values.length) };
    const read = "split" in tree ? null : readPrices(tree.prices, this.byKey, this.problem);
    if (!read) return { flaw: "proofUnreadable" };
    const bound = provenBound(bare, read);
    if (bound >= 0) return { flaw: "notProven", bound, needed: -1 };
    const wrong = shortageFlaw(stated, -bound, isCrossing);
    if (wrong) return wrong;
    const computed = limitsOfCut(bare, read);
    const isSame = JSON.stringify([stated.bids, stated.limits]) === JSON.stringify([computed.bids, computed.limits]);
    return isSame ? null : { flaw: "limitsDiffer", stated: stated.limits, computed: computed.limits };
  }

  /** Every case is closed by its prices, and every two cases leave nothing out. */
  private treeFlaw(valued: Valued, top: WrittenTree, needed: number, flaw: "notProven" | "worstNotProven"): AssignmentFlaw | null {
    const open: { tree: WrittenTree; decisions: Decision[] }[] = [{ tree: top, decisions: [] }];
    for (let one = open.pop(); one; one = open.pop()) {
      const { tree, decisions } = one;
      if ("split" in tree) {
        const [first, second] = tree.split;
        if (!this.isWhole(first, second)) return { flaw: "casesIncomplete" };
        open.push({ tree: tree.cases[0], decisions: [...decisions, first] }, { tree: tree.cases[1], decisions: [...decisions, second] });
        continue;
      }
      const read = readPrices(tree.prices, this.byKey, this.problem);
      if (!read) return { flaw: "proofUnreadable" };
      const bound = provenBound(valued, read, decisions);
      if (!(bound <= needed)) return { flaw, bound, needed };
    }
    return null;
  }

  /** Either a pair is made or not; or of a group of which at most one may be chosen, one part or the other is not. */
  private isWhole(one: Decision, other: Decision): boolean {
    const all = [...one.experts, ...other.experts];
    if (one.bid !== other.bid || one.bid >= this.problem.bids || all.some((expert) => expert >= this.problem.experts)) return false;
    if (one.made !== other.made) return all.length === 2 && all[0] === all[1];
    if (one.made || new Set(all).size !== all.length) return false;
    return this.groups.some((group) => mostIn(group, one.bid) === 1 && all.every((expert) => group.members.includes(expert)));
  }
}
