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

const criterionShare = fraction(60n, 100n);

/**
 * The pass marks missed: the total, and each criterion 60 % of its weight (guide 3.3).
 * Takes values already rounded to two decimals, so that a bid is judged by the figures printed beside it.
 */
export function missedThresholds(
  total: Fraction,
  criteria: readonly { criterion: Criterion; mark: Fraction }[],
  passMark: number,
): MissedThreshold[] {
  const demands = [
    { criterion: null, mark: total, required: decimalOf(passMark) },
    ...criteria.map(({ criterion, mark }) => ({ criterion: criterion.code, mark, required: multiply(decimalOf(criterion.weight), criterionShare) })),
  ];
  return demands
    .filter(({ mark, required }) => compare(mark, required) < 0)
    .map(({ criterion, mark, required }) => ({ criterion, actual: formatFixed(mark, 2), required: formatFixed(required, 2) }));
}
