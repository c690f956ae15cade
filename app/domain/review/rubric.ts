import { decimalOf, divide, sum, type Fraction } from "#app/domain/kernel/decimal.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { Criterion } from "./thresholds.ts";

/** 需求匹配与落地: the one criterion that rests on the demand owner's view. */
export const ownerCriterion = "R12";

/** The owner's criterion of a rubric, with the points of all others, where nobody knows before the bidding whether it will be marked: never in pattern A. */
export interface OwnerShare {
  line: { code: string; name: string; weight: number };
  others: number;
}

/** `pattern` of the item, null where it is not known. */
export function ownerShareOf(lines: readonly OwnerShare["line"][], pattern: Pattern | null): OwnerShare | null {
  const line = lines.find(({ code }) => code === ownerCriterion);
  return line && pattern !== "A" ? { line, others: lines.reduce((total, { weight }) => total + weight, 0) - line.weight } : null;
}

/** What of a rubric is marked for one challenge, and what is not (不计的评分项). */
export interface UsedRubric<C extends Criterion> {
  used: readonly C[];
  leftOut: readonly C[];
}

/**
 * `chosen`: the criteria of a stage, all when empty. R12 counts only where the owner may see the bids (pattern A) or has given a written opinion; else it is left out
 * and its weight spread over the others, see `totalFactor`. Source: guide 0.1, 10.
 */
export function rubricFor<C extends Criterion>(rubric: readonly C[], challenge: { pattern: Pattern; hasOwnerOpinion: boolean }, chosen: readonly string[] = []): UsedRubric<C> {
  const isUsed = (line: C) => (chosen.length === 0 || chosen.includes(line.code)) && isOwnersView(line);
  const isOwnersView = (line: C) => line.code !== ownerCriterion || challenge.pattern === "A" || challenge.hasOwnerOpinion;
  return { used: rubric.filter(isUsed), leftOut: rubric.filter((line) => !isUsed(line)) };
}

/**
 * How the weight of what is left out is spread: over the others in proportion to their weights, so that every total is the
 * sum of its marks times the whole rubric's weight over the used weight (100/97 without R12). Experts mark against
 * the published weights, and no mark is rounded. Throws RangeError when nothing is used.
 */
export function totalFactor({ used, leftOut }: UsedRubric<Criterion>): Fraction {
  const weightOf = (lines: readonly Criterion[]) => sum(lines.map(({ weight }) => decimalOf(weight)));
  return divide(weightOf([...used, ...leftOut]), weightOf(used));
}
