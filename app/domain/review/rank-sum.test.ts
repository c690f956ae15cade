import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { type ExpertTotal, meanRanks } from "./rank-sum.ts";

/** A table of totals: one row an expert, one column a bid; null where the expert did not mark it. */
function table(rows: (number | null)[][]): Map<string, ExpertTotal[]> {
  const bids = new Map<string, ExpertTotal[]>();
  for (const [expert, row] of rows.entries()) for (const [bid, total] of row.entries()) bids.set(`B${String(bid)}`, [...(bids.get(`B${String(bid)}`) ?? []), ...(total === null ? [] : [{ expert: `E${String(expert)}`, total }])]);
  return bids;
}

const ranksOf = (rows: (number | null)[][], least = 1) => {
  const ranks = meanRanks(table(rows), least);
  return ranks && [...ranks.values()];
};

describe("mean ranks", () => {
  it("means the ranks within each expert, equal totals sharing theirs", () => {
    // 1, 2, 2 and 2.5, 2, 1 and 2.5, 2, 3
    expect(ranksOf([[90, 80, 80, 70], [60, 60, 60, 50], [85, 86, 84, 83]])).toEqual([167, 183, 250, 400]);
  });

  it("does not care how strict an expert is", () => {
    expect(ranksOf([[60, 59, 58], [90, 91, 89]])).toEqual(ranksOf([[99, 98, 97], [90, 91, 89]]));
    expect(ranksOf([[60, 59, 58], [90, 91, 89]])).toEqual([150, 150, 300]);
  });

  it("counts who marked every bid, and is none where these are too few", () => {
    expect(ranksOf([[90, 80], [70, null], [60, 65]])).toEqual([150, 150]);
    expect(ranksOf([[90, 80], [70, null], [60, 65]], 3)).toBeNull();
    expect(ranksOf([[90, null], [null, 80]])).toBeNull();
    expect(meanRanks(new Map(), 1)).toBeNull();
  });

  it("agrees with a naive second way: a rank is half a place for each equal one, a whole for each better", () => {
    const rows = fc.integer({ min: 1, max: 6 }).chain((bids) => fc.array(fc.array(fc.integer({ min: 70, max: 73 }), { minLength: bids, maxLength: bids }), { minLength: 1, maxLength: 7 }));
    fc.assert(
      fc.property(rows, (totals) => {
        for (const [bid, meanRank] of meanRanks(table(totals), 1) ?? []) {
          const column = Number(bid.slice(1));
          const halves = totals.map((row) => row.reduce((sum, other, index) => sum + (index === column ? 2 : other > (row[column] ?? 0) ? 2 : other === row[column] ? 1 : 0), 0));
          expect(meanRank).toBe(Math.floor((halves.reduce((a, b) => a + b, 0) * 100 + totals.length) / (2 * totals.length)));
        }
      }),
    );
  });
});
