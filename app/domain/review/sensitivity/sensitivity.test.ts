import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { rankBids } from "#app/domain/review/ranking.ts";
import { type RankingRules, usualSettings } from "#app/domain/review/ranking-rules.ts";
import { formatMark, type ScoreSheet } from "#app/domain/review/score-sheets.ts";
import { leniencyOf } from "./leniency.ts";
import { type Sensitivity, sensitivityOf } from "./sensitivity.ts";

const rules: RankingRules = {
  ...usualSettings,
  criteria: [
    { code: "R01", weight: 50 },
    { code: "R02", weight: 47 },
  ],
  leftOut: [{ code: "R12", weight: 3 }],
  aggregation: "auto",
  leastValidScores: 3,
  passMark: 70,
};
const sheet = (bid: string, expert: string, r01: number, r02: number): ScoreSheet => ({ bid, expert, marks: { R01: String(r01), R02: String(r02) } });

function sensitivity(sheets: readonly ScoreSheet[], more: Partial<RankingRules> = {}, seed = 7): Sensitivity {
  const result = sensitivityOf([{ weight: 100, rules: { ...rules, ...more }, sheets, votes: [], advanced: [] }], rules.passMark, seed);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const decisive = (found: Sensitivity) => found.scenarios.filter(({ changesFirst }) => changesFirst).map(({ kind, subject, first }) => [kind, subject, first]);

// S1 leads with two experts, P75 puts S2 first.
const close = [sheet("S1", "P11", 44, 41), sheet("S1", "P30", 45, 42), sheet("S1", "P75", 30, 28), sheet("S2", "P11", 41, 39), sheet("S2", "P30", 40, 40), sheet("S2", "P75", 42, 40)];

describe("sensitivityOf", () => {
  it("names the expert without whom another bid would lead", () => {
    const found = sensitivity(close);
    expect(found.first).toBe("S2");
    expect(found.scenarios).toHaveLength(3 + 2 * 2 + 1);
    expect(decisive(found)).toEqual([["withoutExpert", "P75", "S1"]]);
    expect(found.bids.map(({ bid, place, total, corrected, bestPlace, worstPlace }) => ({ bid, place, total, corrected, bestPlace, worstPlace }))).toEqual([
      { bid: "S2", place: 1, total: "83.16", corrected: "83.16", bestPlace: 1, worstPlace: 2 },
      { bid: "S1", place: 2, total: "79.04", corrected: "79.04", bestPlace: 1, worstPlace: 2 },
    ]);
  });

  it("names the weight that decides", () => {
    // Equal sums but for a hair: S1 lives on R01, S2 on R02.
    const experts = ["P1", "P2", "P3"];
    const found = sensitivity([...experts.map((expert) => sheet("S1", expert, 50, 30)), ...experts.map((expert) => sheet("S2", expert, 33, 46.9))]);
    expect(decisive(found)).toEqual([
      ["weightDown", "R01", "S2"],
      ["weightUp", "R02", "S2"],
    ]);
  });

  it("evens out a strict expert whom only one bid had", () => {
    const sheets = [sheet("S1", "P1", 45, 40), sheet("S1", "P2", 45, 40), sheet("S1", "P3", 30, 27), sheet("S2", "P1", 42, 38), sheet("S2", "P2", 42, 38), sheet("S2", "P4", 42, 38), sheet("S3", "P3", 28, 24), sheet("S3", "P1", 40, 35), sheet("S3", "P4", 40, 35)];
    const found = sensitivity(sheets);
    expect(found.first).toBe("S2");
    expect(decisive(found)).toContainEqual(["leniency", "", "S1"]);
    expect(Number(found.leniency.find(({ expert }) => expert === "P3")?.points)).toBeLessThan(-10);
    expect(found.leniency.reduce((sum, { points }) => sum + Number(points), 0)).toBeCloseTo(0, 1);
    expect(found.isComparable).toBe(true);
  });

  it("says when groups of experts share no bid", () => {
    const apart = [sheet("S1", "P1", 40, 40), sheet("S1", "P2", 40, 40), sheet("S1", "P3", 40, 40), sheet("S2", "P4", 41, 40), sheet("S2", "P5", 41, 40), sheet("S2", "P6", 41, 40)];
    expect(sensitivity(apart).isComparable).toBe(false);
  });

  it("has no first place to lose with one bid or a shared lead", () => {
    expect(sensitivity(close.filter(({ bid }) => bid === "S1"))).toMatchObject({ first: null, bids: [{ bid: "S1", bestPlace: 1, worstPlace: 1, firstPercent: 100 }] });
    const shared = [...close.filter(({ bid }) => bid === "S1"), ...close.filter(({ bid }) => bid === "S1").map((one) => ({ ...one, bid: "S3" }))];
    expect(sensitivity(shared).first).toBeNull();
    expect(decisive(sensitivity(shared))).toEqual([]);
  });

  it("can leave out one of five under a fixed trimmed mean, and counts a lost lead when the leader has no sheet left", () => {
    const five = ["P1", "P2", "P3", "P4", "P5"].flatMap((expert) => [sheet("A", expert, 45, 45), sheet("B", expert, 40, 40)]);
    expect(decisive(sensitivity(five, { aggregation: "trimmedMean" }))).toEqual([]);
    const lone = [sheet("A", "P9", 49, 46), ...["P1", "P2"].map((expert) => sheet("B", expert, 40, 40))];
    expect(decisive(sensitivity(lone, { leastValidScores: 1 }))).toContainEqual(["withoutExpert", "P9", "B"]);
  });

  it("gives the same intervals for the same seed, around the total, wider where experts disagree", () => {
    const found = sensitivity(close);
    expect(sensitivity(close)).toEqual(found);
    expect(sensitivity(close, {}, 8).bids).not.toEqual(found.bids);
    const widths = found.bids.map(({ low, high, total }) => {
      expect(Number(low)).toBeLessThanOrEqual(Number(total));
      expect(Number(high)).toBeGreaterThanOrEqual(Number(total));
      return Number(high) - Number(low);
    });
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(found.bids.reduce((sum, { firstPercent }) => sum + firstPercent, 0)).toBeGreaterThanOrEqual(100);
  });
});

describe("for any full panel", () => {
  const panel = fc.array(fc.array(fc.tuple(fc.integer({ min: 2000, max: 5000 }), fc.integer({ min: 2000, max: 4700 })), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
  const sheetsOf = (rows: [number, number][][]) => rows.flatMap((own, bid) => own.map(([r01, r02], expert) => ({ bid: `S${String(bid)}`, expert: `P${String(expert)}`, marks: { R01: formatMark(r01), R02: formatMark(r02) } })));

  it("the corrected mark is the mean, each scenario is a ranking of its own, and the base stands between its extremes", () => {
    fc.assert(
      fc.property(panel, (rows) => {
        const sheets = sheetsOf(rows);
        const found = sensitivity(sheets);
        for (const { corrected, total, place, bestPlace, worstPlace } of found.bids) {
          expect(Math.abs(Number(corrected) - Number(total))).toBeLessThanOrEqual(0.0101);
          expect(bestPlace).toBeLessThanOrEqual(place);
          expect(worstPlace).toBeGreaterThanOrEqual(place);
        }
        for (const { kind, subject, first } of found.scenarios) {
          if (kind !== "withoutExpert") continue;
          const ranking = rankBids(sheets.filter(({ expert }) => expert !== subject), { ...rules, leastValidScores: 1 });
          const leaders = ranking.ok ? ranking.value.bids.filter(({ place }) => place === 1).map(({ bid }) => bid) : [];
          expect(first).toBe(leaders.length === 1 ? leaders[0] : null);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it("leniencyOf finds the effects that made the marks, also where no expert judged all", () => {
  const effects = { P1: 4, P2: -1, P3: -3 };
  const bids = { A: 70, B: 80, C: 90 };
  const judged: [keyof typeof bids, keyof typeof effects][] = [["A", "P1"], ["A", "P2"], ["B", "P2"], ["B", "P3"], ["C", "P3"], ["C", "P1"]];
  const found = leniencyOf(judged.map(([bid, expert]) => ({ bid, expert, total: bids[bid] + effects[expert] })));
  for (const [bid, points] of Object.entries(bids)) expect(found.corrected.get(bid)).toBeCloseTo(points, 9);
  for (const [expert, points] of Object.entries(effects)) expect(found.effects.get(expert)).toBeCloseTo(points, 9);
});
