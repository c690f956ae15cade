import { formatHundredths } from "#app/domain/kernel/hundredths.ts";

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

const criterionPercent = 60;

/**
 * The pass marks missed: the total, and each criterion 60 % of its weight (guide 3.3). Total and marks in hundredths, marks in
 * the order of the criteria, already rounded, so that a bid is judged by the figures printed beside it.
 */
export function missedThresholds(total: number, marks: readonly number[], criteria: readonly Criterion[], passMark: number): MissedThreshold[] {
  const missed: MissedThreshold[] = [];
  if (total < 100 * passMark) missed.push(shortfall(null, total, 100 * passMark));
  for (let index = 0; index < criteria.length; index += 1) {
    const [criterion, mark = 0] = [criteria[index], marks[index]];
    if (criterion && mark < criterionPercent * criterion.weight) missed.push(shortfall(criterion.code, mark, criterionPercent * criterion.weight));
  }
  return missed;
}

function shortfall(criterion: string | null, actual: number, required: number): MissedThreshold {
  return { criterion, actual: formatHundredths(actual), required: formatHundredths(required) };
}
