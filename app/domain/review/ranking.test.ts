import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { rankExactly } from "./exact-ranking.fixture.ts";
import { formatMark } from "./score-sheets.ts";
import { panelVote, panelVoted, rankBids } from "./ranking.ts";
import type { PanelVoteCount } from "./votes.ts";
import { type RankingRules, usualSettings } from "./ranking-rules.ts";
import type { ScoreSheet } from "./score-sheets.ts";

const criteria = [
  { code: "R01", weight: 40 },
  { code: "R02", weight: 30 },
  { code: "R05", weight: 20 },
  { code: "R08", weight: 10 },
];
const rules: RankingRules = { ...usualSettings, criteria, aggregation: "auto", leastValidScores: 3, passMark: 70 };

/** Sheets of one bid; each row is one expert's marks in the order of the criteria. */
function sheetsOf(bid: string, ...rows: (string | number)[][]): ScoreSheet[] {
  return rows.map((row, index) => ({ bid, expert: `E${String(index + 1)}`, marks: Object.fromEntries(criteria.map(({ code }, place) => [code, String(row[place])])) }));
}

/** Sheets whose totals are these, everything in proportion to the weights but R08, which takes the rest. */
function totalsOf(bid: string, totals: number[]): ScoreSheet[] {
  return sheetsOf(bid, ...totals.map((total) => [36, 27, 18, total - 81]));
}

function lines(sheets: ScoreSheet[], more: Partial<RankingRules> = {}) {
  const ranking = rankBids(sheets, { ...rules, ...more });
  if (!ranking.ok) throw new Error(ranking.refusal.code);
  return ranking.value;
}

const order = (sheets: ScoreSheet[], more: Partial<RankingRules> = {}) => lines(sheets, more).bids.map(({ bid, place, total, tieBreak }) => [bid, place, total, tieBreak]);

describe("the order of bids", () => {
  it("decides the pair of guide 3.3 by the trimmed mean, and leaves it to the panel by the mean", () => {
    const sheets = [...totalsOf("X", [88, 88, 90, 84, 85]), ...totalsOf("Y", [91, 84, 88, 86, 86])];
    expect(order(sheets)).toEqual([
      ["X", 1, "87.00", null],
      ["Y", 2, "86.67", null],
    ]);
    expect(order(sheets, { aggregation: "mean" })).toEqual([
      ["X", 1, "87.00", panelVote],
      ["Y", 1, "87.00", panelVote],
    ]);
  });

  it("breaks ties by R01, then R02, then R05, and never by another criterion", () => {
    const three = (bid: string, row: number[]) => sheetsOf(bid, row, row, row);
    const sheets = [...three("A", [36, 27, 18, 9]), ...three("B", [37, 26, 18, 9]), ...three("C", [36, 28, 17, 9]), ...three("D", [36, 27, 17, 10]), ...three("E", [36, 27, 17, 10])];
    expect(order(sheets)).toEqual([
      ["B", 1, "90.00", "R01"],
      ["C", 2, "90.00", "R02"],
      ["A", 3, "90.00", "R05"],
      ["D", 4, "90.00", panelVote],
      ["E", 4, "90.00", panelVote],
    ]);
  });

  it("ties totals that only differ beyond the second decimal", () => {
    const sheets = [...totalsOf("A", [90, 90, 90, 90]), ...sheetsOf("B", [36, 27, 18, "9.01"], [36, 27, 18, 9], [36, 27, 18, 9], [36, 27, 18, 9])];
    expect(order(sheets).map(([, place]) => place)).toEqual([1, 1]);
  });
});

describe("a line of the ranking", () => {
  it("averages each bid by its number of valid sheets and says when the ways differ", () => {
    const sheets = [...totalsOf("A", [90, 90, 85, 85]), ...totalsOf("B", [91, 85, 85, 85, 81])];
    const ranking = lines(sheets);
    expect(ranking.bids.map(({ bid, method, validSheets, total }) => [bid, method, validSheets, total])).toEqual([
      ["A", "mean", 4, "87.50"],
      ["B", "trimmedMean", 5, "85.00"],
    ]);
    expect(ranking.mixedMethods).toBe(true);
    expect(lines(sheets, { aggregation: "median" }).mixedMethods).toBe(false);
  });

  it("shows aggregates, spread and alarm", () => {
    const [line] = lines(sheetsOf("A", [40, 30, 20, 10], [24, 18, 12, 6], [36, 27, 18, 9])).bids;
    expect(line).toEqual({
      bid: "A",
      place: 1,
      total: "83.33",
      method: "mean",
      validSheets: 3,
      criteria: { R01: "33.33", R02: "25.00", R05: "16.67", R08: "8.33" },
      meanRank: null,
      vetoFlags: 0,
      vetoed: false,
      missed: [],
      range: "40.00",
      standardDeviation: "17.00",
      divergent: true,
      tieBreak: null,
    });
  });

  it("marks pass marks missed: the total, a single bid's higher one, 60 % of a criterion", () => {
    const missedOf = (row: number[], passMark = 70) => lines(sheetsOf("A", row, row, row), { passMark }).bids[0]?.missed;
    expect(missedOf([28, 21, 14, 7])).toEqual([]);
    expect(missedOf([28, 21, 14, 6.99])).toEqual([{ criterion: null, actual: "69.99", required: "70.00" }]);
    expect(missedOf([28, 21, 14, 7], 75)).toEqual([{ criterion: null, actual: "70.00", required: "75.00" }]);
    expect(missedOf([30, 23, 15, 7], 75)).toEqual([]);
    expect(missedOf([40, 30, 20, 5.99])).toEqual([{ criterion: "R08", actual: "5.99", required: "6.00" }]);
  });
});

describe("rankBids", () => {
  it.each([
    ["two sheets", totalsOf("A", [90, 90]), {}, { code: "tooFewScores", facts: { bid: "A", given: 2, least: 3 } }],
    ["a trimmed mean of four", totalsOf("A", [90, 90, 90, 90]), { aggregation: "trimmedMean" as const }, { code: "tooFewScores", facts: { bid: "A", method: "trimmedMean", given: 4, least: 5 } }],
    ["a missing mark", [{ bid: "A", expert: "E1", marks: { R01: "30" } }], {}, { code: "scoresMissing", facts: { bid: "A", expert: "E1", criterion: "R02" } }],
    ["a mark over the weight", sheetsOf("A", ["40.01", 1, 1, 1]), {}, { code: "invalidInput", fields: [{ path: "sheets.0.marks.R01", message: "markRange" }], facts: { least: 0, most: 40 } }],
    ["a mark below zero", sheetsOf("A", [1, "-1", 1, 1]), {}, { code: "invalidInput", fields: [{ path: "sheets.0.marks.R02", message: "markRange" }], facts: { least: 0, most: 30 } }],
    ["an unknown criterion", [{ bid: "A", expert: "E1", marks: { R01: "1", R02: "1", R05: "1", R08: "1", R99: "1" } }], {}, { code: "invalidInput", fields: [{ path: "sheets.0.marks.R99", message: "unknownCriterion" }] }],
    ["an expert twice", [...sheetsOf("A", [1, 1, 1, 1]), ...sheetsOf("A", [2, 2, 2, 2])], {}, { code: "invalidInput", fields: [{ path: "sheets.1", message: "duplicate" }] }],
  ])("refuses %s", (_what, sheets, more, refusal) => {
    expect(rankBids(sheets, { ...rules, ...more })).toEqual({ ok: false, refusal });
  });

  it("of no sheets is empty", () => {
    expect(rankBids([], rules)).toEqual({ ok: true, value: { bids: [], mixedMethods: false } });
  });

  it("agrees with a naive second way, whatever the order of the sheets", () => {
    // Few values, so that ties are common.
    const row = fc.tuple(fc.integer({ min: 36, max: 38 }), fc.integer({ min: 27, max: 28 }), fc.integer({ min: 17, max: 18 }), fc.integer({ min: 8, max: 10 }));
    const bids = fc.array(fc.array(row, { minLength: 3, maxLength: 7 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(bids, fc.nat(), (rowsByBid, turn) => {
        const sheets = rowsByBid.flatMap((rows, index) => sheetsOf(`B${String(index)}`, ...rows));
        const expected = naiveOrder(rowsByBid);
        expect(lines(sheets).bids.map(({ bid, place, total }) => [bid, place, total])).toEqual(expected);
        const cut = turn % sheets.length;
        expect(lines([...sheets.slice(cut), ...sheets.slice(0, cut)]).bids.map(({ bid, place, total }) => [bid, place, total])).toEqual(expected);
      }),
    );
  });
});

it("agrees with the rules of the file in exact fractions, with weight to spread and marks of two decimals", () => {
  const mark = (weight: number) => fc.oneof(fc.integer({ min: 0, max: 100 * weight }), fc.integer({ min: 60 * weight - 1, max: 60 * weight + 1 })).map(formatMark);
  const sheet = fc.tuple(...criteria.map(({ weight }) => mark(weight)));
  const bids = fc.array(fc.array(sheet, { minLength: 5, maxLength: 8 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(bids, fc.constantFrom("auto", "mean", "trimmedMean", "median"), fc.constantFrom(0, 3, 40), (rowsByBid, aggregation, leftWeight) => {
      const sheets = rowsByBid.flatMap((rows, index) => sheetsOf(`B${String(index)}`, ...rows));
      const given: RankingRules = { ...rules, aggregation, leftOut: leftWeight > 0 ? [{ code: "R12", weight: leftWeight }] : [] };
      const computed = lines(sheets, given).bids.map(({ bid, place, total, criteria: marks, missed }) => ({ bid, place, total, criteria: marks, missed: missed.map(({ criterion }) => criterion) }));
      expect(computed).toEqual(rankExactly(sheets, given));
    }),
  );
});

/** Hundredths as whole numbers, one padded text per sort key, positions found by counting who is ahead. */
function naiveOrder(rowsByBid: number[][][]): [string, number, string][] {
  const aggregateOf = (marks: number[]) => {
    const sorted = [...marks].sort((a, b) => a - b);
    const kept = sorted.length >= 5 ? sorted.slice(1, -1) : sorted;
    return Math.round((kept.reduce((a, b) => a + b, 0) * 100) / kept.length);
  };
  const bids = rowsByBid.map((rows, index) => {
    const column = (place: number) => aggregateOf(rows.map((row) => row[place] ?? 0));
    const total = aggregateOf(rows.map((row) => row.reduce((a, b) => a + b, 0)));
    return { bid: `B${String(index)}`, total, key: [total, column(0), column(1), column(2)].map((value) => String(value).padStart(6, "0")).join() };
  });
  const placed = bids.map(({ bid, total, key }): [string, number, string] => [bid, 1 + bids.filter((other) => other.key > key).length, (total / 100).toFixed(2)]);
  return placed.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
}

describe("the rules of a round", () => {
  /** Sheets of these totals, each criterion in proportion to its weight. */
  const flat = (bid: string, totals: number[], vetoes: string[][] = []) =>
    sheetsOf(bid, ...totals.map((total) => criteria.map(({ weight }) => ((total * weight) / 100).toFixed(2)))).map((sheet, index) => ({ ...sheet, vetoes: vetoes[index] ?? [] }));
  const placesOf = (sheets: ScoreSheet[], more: Partial<RankingRules> = {}, votes: PanelVoteCount[] = []) => {
    const ranking = rankBids(sheets, { ...rules, ...more }, votes);
    return ranking.ok ? ranking.value.bids.map(({ bid, place, tieBreak }) => [bid, place, tieBreak]) : ranking.refusal;
  };
  const vote = (bid: string, question: "tie" | "veto", votesFor: number, votesAgainst: number): PanelVoteCount => ({ bid, question, votesFor, votesAgainst });

  it("takes the mean of ranks where it is chosen, and the mean where too few marked every bid", () => {
    // One mild expert alone lifts A's mean over B's; by ranks B leads.
    const sheets = [...flat("A", [100, 70, 70]), ...flat("B", [78, 75, 75])];
    expect(placesOf(sheets)).toEqual([["A", 1, null], ["B", 2, null]]);
    const ranking = rankBids(sheets, { ...rules, aggregation: "rankSum" });
    expect(ranking).toMatchObject({ ok: true, value: { bids: [{ bid: "B", place: 1, method: "rankSum", meanRank: "1.33", total: "76.00" }, { bid: "A", place: 2, meanRank: "1.67", total: "80.00" }] } });
    const gap = [...sheets.slice(0, 3), ...sheets.slice(3).map((sheet, index) => (index === 0 ? { ...sheet, expert: "E9" } : sheet))];
    expect(rankBids(gap, { ...rules, aggregation: "rankSum" })).toMatchObject({ ok: true, value: { bids: [{ bid: "A", method: "mean", meanRank: null }, { bid: "B" }] } });
  });

  it("puts a bid that falls by veto behind all others, by the rule of the round", () => {
    const sheets = [...flat("A", [90, 90, 90], [["R08"], ["R08"]]), ...flat("B", [80, 80, 80], [["R08"]]), ...flat("C", [70, 70, 70])];
    expect(placesOf(sheets, { veto: "one" })).toEqual([["C", 1, null], ["A", 2, null], ["B", 3, null]]);
    expect(placesOf(sheets, { veto: "majority" })).toEqual([["B", 1, null], ["C", 2, null], ["A", 3, null]]);
    expect(placesOf(sheets, {}, [vote("A", "veto", 2, 1)])).toMatchObject({ code: "vetoUndecided", facts: { bid: "B" } });
    expect(placesOf(sheets, {}, [vote("A", "veto", 2, 1), vote("B", "veto", 1, 1)])).toEqual([["B", 1, null], ["C", 2, null], ["A", 3, null]]);
    // A vote on what nobody raised changes nothing.
    expect(placesOf(flat("C", [70, 70, 70]), {}, [vote("C", "veto", 3, 0)])).toEqual([["C", 1, null]]);
  });

  it("parts what the criteria leave equal by the panel's vote", () => {
    const sheets = [...flat("A", [80, 80, 80]), ...flat("B", [80, 80, 80]), ...flat("C", [80, 80, 80])];
    expect(placesOf(sheets)).toEqual([["A", 1, panelVote], ["B", 1, panelVote], ["C", 1, panelVote]]);
    expect(placesOf(sheets, {}, [vote("B", "tie", 2, 1), vote("C", "tie", 1, 2)])).toEqual([["B", 1, panelVoted], ["C", 2, panelVoted], ["A", 3, panelVoted]]);
    expect(placesOf(sheets, {}, [vote("B", "tie", 2, 1)])).toEqual([["B", 1, panelVoted], ["A", 2, panelVote], ["C", 2, panelVote]]);
  });

  it("compares ties by the round's criteria in its order, and judges by its limits", () => {
    const [a, b] = [sheetsOf("A", [40, 20, 20, 10], [40, 20, 20, 10], [40, 20, 20, 10]), sheetsOf("B", [30, 30, 20, 10], [30, 30, 20, 10], [30, 30, 20, 10])];
    expect(placesOf([...a, ...b], { tieBreak: ["R02", "R01"] })).toEqual([["B", 1, "R02"], ["A", 2, "R02"]]);
    expect(placesOf([...a, ...b], { tieBreak: ["R05"] })).toEqual([["A", 1, panelVote], ["B", 1, panelVote]]);
    const missed = (more: Partial<RankingRules>) => lines(a, more).bids[0]!.missed.map(({ criterion, required }) => [criterion, required]);
    expect(missed({ criterionFloor: 60 })).toEqual([]);
    expect(missed({ criterionFloor: 70 })).toEqual([["R02", "21.00"]]);
    const apart = flat("A", [70, 80, 90]);
    expect([{ divergenceRange: 20 }, { divergenceRange: 19 }, { divergenceRange: 20, divergenceDeviation: 8 }].map((limits) => lines(apart, limits).bids[0]!.divergent)).toEqual([false, true, true]);
  });
});
