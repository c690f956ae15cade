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

/** What a bid must reach: a total in points, and of each criterion a share of its weight in percent. */
export interface Thresholds {
  passMark: number;
  criterionFloor: number;
}

/**
 * The pass marks missed (guide 3.3). Total and marks in hundredths, marks in the order of the criteria, already rounded, so that a
 * bid is judged by the figures printed beside it.
 */
export function missedThresholds(total: number, marks: readonly number[], criteria: readonly Criterion[], { passMark, criterionFloor }: Thresholds): MissedThreshold[] {
  const missed: MissedThreshold[] = [];
  if (total < 100 * passMark) missed.push(shortfall(null, total, 100 * passMark));
  for (let index = 0; index < criteria.length; index += 1) {
    const [criterion, mark = 0] = [criteria[index], marks[index]];
    if (criterion && mark < criterionFloor * criterion.weight) missed.push(shortfall(criterion.code, mark, criterionFloor * criterion.weight));
  }
  return missed;
}

function shortfall(criterion: string | null, actual: number, required: number): MissedThreshold {
  return { criterion, actual: formatHundredths(actual), required: formatHundredths(required) };
}
