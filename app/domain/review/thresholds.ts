import { compare, decimalOf, formatFixed, fraction, multiply, type Fraction } from "#app/domain/kernel/decimal.ts";

/** A criterion of the rubric (评分项): its code (`R01`) and the most it can give. The weights of a rubric add to 100. */
export interface Criterion {
  code: string;
  weight: number;
}

/** A pass mark that a bid did not reach (未达分数线); `criterion` null is the total. Values as shown, two decimals. */
export interface MissedThreshold {
  criterion: string | null;
  actual: string;
  required: string;
}

const passMark = fraction(70n);
// A bid without a rival has nothing to be compared with, so more is asked of it.
const singleBidPassMark = fraction(75n);
const criterionShare = fraction(60n, 100n);

/**
 * The pass marks missed (guide 3.3): total 70, for a single bid 75, and each criterion 60 % of its weight.
 * Takes values already rounded to two decimals, so that a bid is judged by the figures printed beside it.
 */
export function missedThresholds(
  total: Fraction,
  criteria: readonly { criterion: Criterion; mark: Fraction }[],
  singleBid: boolean,
): MissedThreshold[] {
  const demands = [
    { criterion: null, mark: total, required: singleBid ? singleBidPassMark : passMark },
    ...criteria.map(({ criterion, mark }) => ({ criterion: criterion.code, mark, required: multiply(decimalOf(criterion.weight), criterionShare) })),
  ];
  return demands
    .filter(({ mark, required }) => compare(mark, required) < 0)
    .map(({ criterion, mark, required }) => ({ criterion, actual: formatFixed(mark, 2), required: formatFixed(required, 2) }));
}
