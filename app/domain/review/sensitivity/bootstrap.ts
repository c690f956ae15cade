import { seededNumbers } from "#app/domain/kernel/seeded-random.ts";
import { aggregateWhole, leastMarks, methodFor } from "#app/domain/review/aggregate.ts";
import { type RankingRules, totalsMethod } from "#app/domain/review/ranking-rules.ts";

/** The totals of one bid in a stage, in units of 1/`over` hundredth, each with the number of its expert; none where it was not marked. */
export interface StageTotals {
  weight: number;
  method: RankingRules["aggregation"];
  over: number;
  totals: readonly { expert: number; total: number }[];
}

export interface BidTotals {
  bid: string;
  stages: readonly StageTotals[];
}

/** Where a bid's total lies when the panel is drawn again (重抽样区间), hundredths, 95 % of the draws; and how often it leads. */
export interface BootstrapInterval {
  low: number;
  high: number;
  firstPercent: number;
}

export const bootstrapDraws = 1000;
const tail = 25;

/**
 * Draws the panel again `bootstrapDraws` times, experts with replacement and for all bids and stages at once, so that a mild expert who
 * is drawn twice is mild to all. A bid none of whose experts of a stage is drawn keeps its own sheets there. Aggregated as the ranking
 * does, by the weights of the stages; a trimmed mean of fewer than five gives way to the mean. Bids that share the lead of a draw all count as leading.
 */
export function bootstrapOf(bids: readonly BidTotals[], experts: number, seed: number): Map<string, BootstrapInterval> {
  const draw = seededNumbers(seed);
  const sorted = bids.map(({ stages }) => stages.filter(({ totals }) => totals.length > 0).map((stage) => ({ ...stage, totals: stage.totals.toSorted((a, b) => a.total - b.total) })));
  const samples = bids.map(() => new Float64Array(bootstrapDraws));
  const leads = bids.map(() => 0);
  const drawn = new Int32Array(experts);
  for (let round = 0; round < bootstrapDraws; round += 1) {
    drawn.fill(0);
    for (let step = 0; step < experts; step += 1) drawn[draw(experts)]! += 1;
    let best = -1;
    for (const [index, stages] of sorted.entries()) {
      const total = wholeOf(stages, drawn);
      samples[index]![round] = total;
      best = Math.max(best, total);
    }
    for (const [index, sample] of samples.entries()) if (sample[round] === best) leads[index]! += 1;
  }
  return new Map(bids.map(({ bid }, index) => [bid, intervalOf(samples[index]!, leads[index]!)]));
}

/** Whole hundredths; of one stage its total as it is. */
function wholeOf(stages: readonly StageTotals[], drawn: Int32Array): number {
  let [sum, over] = [0, 0];
  for (const stage of stages) {
    sum += stage.weight * resampled(stage, drawn);
    over += stage.weight;
  }
  return over === 0 ? 0 : Math.round(sum / over);
}

/** `totals` ascending, so that the repeated ones come out ascending too. */
function resampled({ totals, method, over }: StageTotals, drawn: Int32Array): number {
  const marks: number[] = [];
  for (const { expert, total } of totals) for (let times = drawn[expert]!; times > 0; times -= 1) marks.push(total);
  if (marks.length === 0) for (const { total } of totals) marks.push(total);
  const usual = totalsMethod(method, marks.length);
  const chosen = marks.length < leastMarks[usual] ? methodFor(marks.length) : usual;
  return aggregateWhole(chosen, marks, over);
}

function intervalOf(sample: Float64Array, leads: number): BootstrapInterval {
  const sorted = sample.toSorted();
  return { low: sorted[tail]!, high: sorted[bootstrapDraws - 1 - tail]!, firstPercent: (100 * leads) / bootstrapDraws };
}
