import { roundedQuotient } from "#app/domain/kernel/hundredths.ts";

/** One expert's total for one bid, in any whole unit. */
export interface ExpertTotal {
  expert: string;
  total: number;
}

/**
 * The mean of the ranks that the experts give each bid (秩和法), in hundredths, rounded half up, lower is better; equal totals share
 * the average of their ranks. It evens out strict and mild experts, so only those who marked every bid count: null where they are
 * fewer than `least`. Source: guide 3.3.
 */
export function meanRanks(byBid: ReadonlyMap<string, readonly ExpertTotal[]>, least: number): Map<string, number> | null {
  const byExpert = new Map<string, { bid: string; total: number }[]>();
  for (const [bid, totals] of byBid) {
    for (const { expert, total } of totals) {
      const own = byExpert.get(expert);
      if (own) own.push({ bid, total });
      else byExpert.set(expert, [{ bid, total }]);
    }
  }
  const whole = [...byExpert.values()].filter((own) => own.length === byBid.size);
  if (whole.length < least || whole.length === 0) return null;
  const doubled = new Map([...byBid.keys()].map((bid) => [bid, 0]));
  for (const own of whole) for (const [bid, rank] of doubledRanks(own)) doubled.set(bid, (doubled.get(bid) ?? 0) + rank);
  return new Map([...doubled].map(([bid, sum]) => [bid, roundedQuotient(100 * sum, 2 * whole.length)]));
}

/** Twice the rank of each bid with one expert: equal ones, from the `first` to the `next`, share first + 1 + … + next over their number. */
function* doubledRanks(own: { bid: string; total: number }[]): Generator<[string, number]> {
  own.sort((a, b) => b.total - a.total);
  for (let first = 0; first < own.length; ) {
    let next = first + 1;
    while (next < own.length && own[next]!.total === own[first]!.total) next += 1;
    for (let at = first; at < next; at += 1) yield [own[at]!.bid, first + 1 + next];
    first = next;
  }
}
