import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankSum, type ExpertTotal } from "./rank-sum.ts";

/** A table of totals: one row an expert, one column a bid. */
function table(rows: (string | number)[][]): ExpertTotal[] {
  return rows.flatMap((row, expert) => row.map((total, bid) => ({ bid: `B${String(bid)}`, expert: `E${String(expert)}`, total: String(total) })));
}

describe("rankSum", () => {
  it("means the ranks within each expert, equal totals sharing theirs", () => {
    expect(
      rankSum(
        table([
          [90, 80, 80, 70],
          [60, 60, 60, 50],
          [85, 86, 84, 83],
        ]),
      ),
    ).toEqual({
      ok: true,
      value: [
        // 1, 2, 2 and 2.5, 2, 1 and 2.5, 2, 3
        { bid: "B0", place: 1, meanRank: "1.67" },
        { bid: "B1", place: 2, meanRank: "1.83" },
        { bid: "B2", place: 3, meanRank: "2.50" },
        { bid: "B3", place: 4, meanRank: "4.00" },
      ],
    });
  });

  it("does not care how strict an expert is", () => {
    const strict = rankSum(table([[60, 59, 58], [90, 91, 89]]));
    expect(strict).toEqual(rankSum(table([[99, 98, 97], [90, 91, 89]])));
    expect(strict).toMatchObject({ value: [{ place: 1 }, { place: 1 }, { place: 3 }] });
  });

  it("refuses gaps, repetitions and what is no number", () => {
    const full = table([[90, 80], [70, 60]]);
    expect(rankSum(full.slice(1))).toEqual({ ok: false, refusal: { code: "scoresMissing", facts: { bid: "B0", expert: "E0" } } });
    expect(rankSum([...full, ...full.slice(0, 1)])).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "totals.4", message: "duplicate" }] } });
    expect(rankSum(table([["high"]]))).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "totals.0", message: "decimal" }] } });
    expect(rankSum([])).toEqual({ ok: true, value: [] });
  });

  it("agrees with a naive second way: a rank is half a place for each equal one, a whole for each better", () => {
    const rows = fc.integer({ min: 1, max: 6 }).chain((bids) => fc.array(fc.array(fc.integer({ min: 70, max: 73 }), { minLength: bids, maxLength: bids }), { minLength: 1, maxLength: 7 }));
    fc.assert(
      fc.property(rows, (totals) => {
        const ranking = rankSum(table(totals));
        if (!ranking.ok) throw new Error(ranking.refusal.code);
        for (const { bid, meanRank } of ranking.value) {
          const column = Number(bid.slice(1));
          const halves = totals.map((row) => row.reduce((sum, other, index) => sum + (index === column ? 2 : other > (row[column] ?? 0) ? 2 : other === row[column] ? 1 : 0), 0));
          const hundredths = Math.floor((halves.reduce((a, b) => a + b, 0) * 100 + totals.length) / (2 * totals.length));
          expect(meanRank).toBe((hundredths / 100).toFixed(2));
        }
      }),
    );
  });
});
